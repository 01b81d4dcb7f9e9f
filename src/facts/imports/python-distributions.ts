import { pythonName } from '../packages/python-projects.ts';

/**
 * Under which names an import is installed, where they differ: import, then the distributions that bring it. Only facts of
 * the package index, kept as plain text so that a line can be added without thinking.
 */
const TABLE = `
cv2: opencv-python opencv-python-headless opencv-contrib-python opencv-contrib-python-headless
PIL: pillow pillow-simd
ImageTk: pillow
yaml: pyyaml ruamel-yaml
sklearn: scikit-learn sklearn scikit-learn-intelex
skimage: scikit-image
bs4: beautifulsoup4 bs4
BeautifulSoup: beautifulsoup
dotenv: python-dotenv dotenv
jose: python-jose jose
jwt: pyjwt jwt
psycopg2: psycopg2 psycopg2-binary psycopg2cffi aiopg
psycopg: psycopg psycopg-binary psycopg-c
MySQLdb: mysqlclient mysql-python
mysql: mysql-connector-python mysql-connector mysql-connector-python-rf
pymysql: pymysql aiomysql
pyodbc: pyodbc aioodbc
Crypto: pycryptodome pycrypto
Cryptodome: pycryptodomex
OpenSSL: pyopenssl
nacl: pynacl
bson: pymongo bson motor
gridfs: pymongo motor
pymongo: pymongo motor
motor: motor
git: gitpython
github: pygithub
gitlab: python-gitlab
dateutil: python-dateutil
magic: python-magic python-magic-bin
docx: python-docx docx
docx2txt: docx2txt
pptx: python-pptx
fitz: pymupdf pymupdfb
pymupdf: pymupdf
PyPDF2: pypdf2
serial: pyserial
usb: pyusb
zmq: pyzmq
Xlib: python-xlib
ldap: python-ldap
ldap3: ldap3
slugify: python-slugify awesome-slugify
unidecode: unidecode
telegram: python-telegram-bot
telebot: pytelegrambotapi
telethon: telethon
discord: discord-py py-cord discord
slack: slackclient
slack_sdk: slack-sdk slack-bolt
socketio: python-socketio flask-socketio
engineio: python-engineio
websocket: websocket-client
multipart: python-multipart multipart
python_multipart: python-multipart
decouple: python-decouple
environ: django-environ environ-config
environs: environs
rest_framework: djangorestframework
rest_framework_simplejwt: djangorestframework-simplejwt
rest_framework_jwt: djangorestframework-jwt drf-jwt
rest_framework_nested: drf-nested-routers
rest_auth: django-rest-auth
dj_rest_auth: dj-rest-auth
oauth2_provider: django-oauth-toolkit
corsheaders: django-cors-headers
debug_toolbar: django-debug-toolbar
django_filters: django-filter
django_extensions: django-extensions
crispy_forms: django-crispy-forms
crispy_bootstrap4: crispy-bootstrap4
crispy_bootstrap5: crispy-bootstrap5
allauth: django-allauth
storages: django-storages
guardian: django-guardian
import_export: django-import-export
mptt: django-mptt
taggit: django-taggit
modelcluster: django-modelcluster
ckeditor: django-ckeditor
ckeditor_uploader: django-ckeditor
django_ckeditor_5: django-ckeditor-5
tinymce: django-tinymce
phonenumber_field: django-phonenumber-field
compressor: django-compressor
pipeline: django-pipeline
simple_history: django-simple-history
auditlog: django-auditlog
axes: django-axes
waffle: django-waffle
silk: django-silk
health_check: django-health-check
widget_tweaks: django-widget-tweaks
django_celery_beat: django-celery-beat
django_celery_results: django-celery-results
channels_redis: channels-redis
drf_yasg: drf-yasg
drf_spectacular: drf-spectacular
graphene_django: graphene-django
haystack: django-haystack
jazzmin: django-jazzmin
jsonfield: jsonfield jsonfield2
polymorphic: django-polymorphic
registration: django-registration django-registration-redux
reversion: django-reversion
sekizai: django-sekizai
social_django: social-auth-app-django
social_core: social-auth-core social-auth-app-django
sorl: sorl-thumbnail
easy_thumbnails: easy-thumbnails
imagekit: django-imagekit
whitenoise: whitenoise
bakery: django-bakery
dj_database_url: dj-database-url
django_redis: django-redis
redis_cache: django-redis-cache
wagtail: wagtail
flask_sqlalchemy: flask-sqlalchemy
flask_cors: flask-cors
flask_jwt_extended: flask-jwt-extended
flask_restful: flask-restful
flask_restx: flask-restx
flask_wtf: flask-wtf
wtforms: wtforms flask-wtf
flask_bcrypt: flask-bcrypt
flask_mail: flask-mail flask-mailman
flask_migrate: flask-migrate
flask_session: flask-session
flask_script: flask-script
flask_socketio: flask-socketio
flask_limiter: flask-limiter
flask_login: flask-login
bcrypt: bcrypt
attr: attrs
attrs: attrs
pkg_resources: setuptools
setuptools: setuptools
_cffi_backend: cffi
mpl_toolkits: matplotlib
pylab: matplotlib
jupyter_core: jupyter-core
IPython: ipython
ipywidgets: ipywidgets
win32com: pywin32
wx: wxpython
gtk: pygtk
PyQt5: pyqt5 pyqt5-sip
PyQt6: pyqt6
sip: sip pyqt5-sip
kivy: kivy
kivymd: kivymd
pygame: pygame pygame-ce
OpenGL: pyopengl
glfw: glfw
speech_recognition: speechrecognition
pyaudio: pyaudio
sounddevice: sounddevice
gtts: gtts
pyttsx3: pyttsx3
whisper: openai-whisper
faiss: faiss-cpu faiss-gpu faiss-gpu-cu12
tensorflow: tensorflow tensorflow-cpu tensorflow-gpu tensorflow-macos tf-nightly
tensorflow_hub: tensorflow-hub
tf_keras: tf-keras
keras: keras tensorflow
tensorboard: tensorboard tensorflow
tflite_runtime: tflite-runtime
torch: torch pytorch
torchvision: torchvision
pytorch_lightning: pytorch-lightning lightning
lightning: lightning
sentence_transformers: sentence-transformers
onnxruntime: onnxruntime onnxruntime-gpu
xgboost: xgboost xgboost-cpu
lightgbm: lightgbm
umap: umap-learn
hdbscan: hdbscan
imblearn: imbalanced-learn
mlxtend: mlxtend
community: python-louvain
Levenshtein: levenshtein python-levenshtein
fuzzywuzzy: fuzzywuzzy
rapidfuzz: rapidfuzz
face_recognition: face-recognition
dlib: dlib dlib-bin
mediapipe: mediapipe
ultralytics: ultralytics
easyocr: easyocr
pytesseract: pytesseract
pdf2image: pdf2image
pdfminer: pdfminer-six pdfminer
pdfplumber: pdfplumber
barcode: python-barcode
qrcode: qrcode
pyzbar: pyzbar
reportlab: reportlab
xlsxwriter: xlsxwriter
openpyxl: openpyxl
lxml: lxml
html5lib: html5lib
markdown: markdown
markdown2: markdown2
jinja2: jinja2
mako: mako
babel: babel
pytz: pytz
tzlocal: tzlocal
nltk: nltk
spacy: spacy
en_core_web_sm: en-core-web-sm spacy
textblob: textblob
vaderSentiment: vadersentiment
wordcloud: wordcloud
newspaper: newspaper3k newspaper4k
googlesearch: googlesearch-python google
googletrans: googletrans
duckduckgo_search: duckduckgo-search
serpapi: google-search-results serpapi
tavily: tavily-python
youtube_transcript_api: youtube-transcript-api
yt_dlp: yt-dlp
pytube: pytube pytubefix
moviepy: moviepy
pydub: pydub
selenium: selenium
webdriver_manager: webdriver-manager
playwright: playwright
undetected_chromedriver: undetected-chromedriver
scrapy: scrapy
fake_useragent: fake-useragent
apscheduler: apscheduler flask-apscheduler
crontab: python-crontab
croniter: croniter
pika: pika
kafka: kafka-python kafka-python-ng
confluent_kafka: confluent-kafka
aiokafka: aiokafka
paho: paho-mqtt
nats: nats-py
grpc: grpcio
grpc_status: grpcio-status
grpc_health: grpcio-health-checking
grpc_tools: grpcio-tools
prometheus_client: prometheus-client
pythonjsonlogger: python-json-logger
structlog: structlog
loguru: loguru
sentry_sdk: sentry-sdk
rollbar: rollbar
ddtrace: ddtrace
newrelic: newrelic
elasticapm: elastic-apm
elasticsearch_dsl: elasticsearch-dsl
opensearchpy: opensearch-py
clickhouse_driver: clickhouse-driver
clickhouse_connect: clickhouse-connect
cassandra: cassandra-driver
snowflake: snowflake-connector-python snowflake-sqlalchemy snowflake-snowpark-python
influxdb_client: influxdb-client
neo4j: neo4j neo4j-driver
qdrant_client: qdrant-client
pinecone: pinecone pinecone-client
weaviate: weaviate-client
chromadb: chromadb
pymilvus: pymilvus
supabase: supabase supabase-py
gotrue: gotrue supabase
postgrest: postgrest supabase
storage3: storage3 supabase
firebase_admin: firebase-admin
firebase: firebase python-firebase
pyrebase: pyrebase4 pyrebase
stripe: stripe
razorpay: razorpay
paypalrestsdk: paypalrestsdk
twilio: twilio
sendgrid: sendgrid
resend: resend
mailchimp_marketing: mailchimp-marketing
sib_api_v3_sdk: sib-api-v3-sdk
authlib: authlib
oauthlib: oauthlib requests-oauthlib
requests_oauthlib: requests-oauthlib
itsdangerous: itsdangerous
passlib: passlib
argon2: argon2-cffi
simplejson: simplejson
ujson: ujson
orjson: orjson
rapidjson: python-rapidjson
toml: toml
tomli: tomli
cachetools: cachetools
diskcache: diskcache
peewee: peewee
playhouse: peewee
pony: pony
sqlalchemy: sqlalchemy
sqlalchemy_utils: sqlalchemy-utils
sqlmodel: sqlmodel
sqlalchemy_searchable: sqlalchemy-searchable
aiosqlite: aiosqlite
asyncpg: asyncpg
databases: databases
tortoise: tortoise-orm
beanie: beanie
odmantic: odmantic
mongoengine: mongoengine
flask_mongoengine: flask-mongoengine
flask_pymongo: flask-pymongo
pydantic_settings: pydantic-settings
email_validator: email-validator
fastapi_users: fastapi-users
fastapi_mail: fastapi-mail
slowapi: slowapi
starlette: starlette
strawberry: strawberry-graphql
ariadne: ariadne
graphql: graphql-core
gql: gql
jsonschema: jsonschema
connexion: connexion
aws_xray_sdk: aws-xray-sdk
aws_lambda_powertools: aws-lambda-powertools
chalicelib: chalice
botocore: botocore boto3
langchain_core: langchain-core
langchain_community: langchain-community
langchain_openai: langchain-openai
langchain_google_genai: langchain-google-genai
langchain_text_splitters: langchain-text-splitters
llama_index: llama-index llama-index-core
llama_cpp: llama-cpp-python
huggingface_hub: huggingface-hub
google_auth_oauthlib: google-auth-oauthlib
googleapiclient: google-api-python-client
apiclient: google-api-python-client
oauth2client: oauth2client
httplib2: httplib2
vertexai: google-cloud-aiplatform vertexai
genai: google-genai
gspread: gspread
oauth2: oauth2
tweepy: tweepy
praw: praw
spotipy: spotipy
alpaca_trade_api: alpaca-trade-api
alpaca: alpaca-py
binance: python-binance binance-connector
ta: ta
talib: ta-lib
pandas_ta: pandas-ta
pandas_datareader: pandas-datareader
yfinance: yfinance
plotly: plotly
dash: dash
dash_bootstrap_components: dash-bootstrap-components
streamlit_option_menu: streamlit-option-menu
streamlit_extras: streamlit-extras
streamlit_authenticator: streamlit-authenticator
streamlit_folium: streamlit-folium
st_aggrid: streamlit-aggrid
st_pages: st-pages
gradio_client: gradio-client gradio
geopy: geopy
osgeo: gdal
shapefile: pyshp
mpl_finance: mpl-finance
netCDF4: netcdf4
tables: tables
h5py: h5py
Bio: biopython
rdkit: rdkit rdkit-pypi
pydicom: pydicom
nibabel: nibabel
SimpleITK: simpleitk
web3: web3
eth_account: eth-account web3
solcx: py-solc-x
bitcoin: bitcoin
brownie: eth-brownie
cairosvg: cairosvg
svglib: svglib
weasyprint: weasyprint
xhtml2pdf: xhtml2pdf
pdfkit: pdfkit
zxcvbn: zxcvbn
user_agents: user-agents
ua_parser: ua-parser
geoip2: geoip2
geolite2: maxminddb-geolite2
ipware: django-ipware python-ipware
paramiko: paramiko
scp: scp
fabric: fabric
invoke: invoke
nmap: python-nmap
scapy: scapy
whois: python-whois whois
dns: dnspython
netaddr: netaddr
netmiko: netmiko
napalm: napalm
pexpect: pexpect
ptyprocess: ptyprocess
psutil: psutil
GPUtil: gputil
pynput: pynput
pyautogui: pyautogui
keyboard: keyboard
RPi: rpi-gpio
smbus: smbus smbus2
Adafruit_DHT: adafruit-dht
bluetooth: pybluez
colorama: colorama
termcolor: termcolor
tabulate: tabulate
prettytable: prettytable
docopt: docopt
fire: fire
tqdm: tqdm
more_itertools: more-itertools
typing_extensions: typing-extensions
importlib_metadata: importlib-metadata
importlib_resources: importlib-resources
zope: zope-interface
OpenEXR: openexr
pysqlite3: pysqlite3 pysqlite3-binary
sqlcipher3: sqlcipher3
ruamel: ruamel-yaml
jaraco: jaraco-functools
backports: backports-zoneinfo
pythonwin: pywin32
rq_scheduler: rq-scheduler
django_rq: django-rq
flower: flower
kombu: kombu celery
gevent: gevent
geventwebsocket: gevent-websocket
eventlet: eventlet
uvloop: uvloop
markupsafe: markupsafe
tornado: tornado
twisted: twisted
OpenGL_accelerate: pyopengl-accelerate
pyfcm: pyfcm
onesignal_sdk: onesignal-sdk
apns2: apns2
pywebpush: pywebpush
hvac: hvac
consul: python-consul
etcd3: etcd3
kubernetes: kubernetes
docker: docker docker-py
jenkins: python-jenkins
jira: jira
atlassian: atlassian-python-api
O365: o365
msal: msal
office365: office365-rest-python-client
exchangelib: exchangelib
simple_salesforce: simple-salesforce
hubspot: hubspot-api-client
shopify: shopifyapi
woocommerce: woocommerce
xmltodict: xmltodict
defusedxml: defusedxml
feedparser: feedparser
ics: ics
icalendar: icalendar
vobject: vobject
phonenumbers: phonenumbers phonenumberslite django-phonenumber-field
pycountry: pycountry
holidays: holidays
humanize: humanize
pyotp: pyotp
captcha: captcha
`;

/** Names that many distributions share: any that begins so may bring them. */
const SHARED: Readonly<Record<string, RegExp>> = {
  google:
    /^(?:google(?:-.*)?|protobuf|googleapis-common-protos|firebase-admin|vertexai|gcloud.*|langchain-google.*|opentelemetry-exporter-gcp.*)$/,
  azure: /^(?:azure(?:-.*)?|msrest.*)$/,
  aws_cdk: /^aws-cdk/,
  airflow: /^apache-airflow/,
  opentelemetry: /^(?:opentelemetry|azure-monitor-opentelemetry|logfire)/,
  zope: /^zope/,
  sphinxcontrib: /^sphinx/,
  backports: /^backports/,
  jaraco: /^jaraco/,
  ruamel: /^ruamel/,
  snowflake: /^snowflake/,
  llama_index: /^llama-index/,
  llama_parse: /^llama-(?:parse|cloud|index)/,
  langchain: /^langchain/,
  alibabacloud: /^(?:alibabacloud|aliyun)/,
  tencentcloud: /^tencentcloud/,
  pulumi: /^pulumi/,
  wagtail: /^wagtail/,
  haystack: /^(?:haystack|farm-haystack|django-haystack)/,
  agno: /^(?:agno|phidata)/,
  phi: /^phidata/,
  autogen: /^(?:autogen|pyautogen|ag2)/,
  psycopg: /^psycopg/,
  PySide6: /^pyside6/,
  PyQt5: /^pyqt5/,
  PyQt6: /^pyqt6/,
  lightning: /^(?:pytorch-)?lightning/,
  ibm_watson: /^ibm/,
  nvidia: /^nvidia/,
  docling: /^docling/,
  tencent: /^tencent/,
  mistralai: /^mistral/,
  cv2: /^opencv/,
  faiss: /^faiss/,
  torch: /^torch$/,
  fastapi: /^fastapi(?:-slim)?$/,
};

const DISTRIBUTIONS: ReadonlyMap<string, readonly string[]> = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => {
      const [name = '', ...rest] = line.split(/:?\s+/);
      return [name.toLowerCase(), rest] as const;
    }),
);

/** Names as they are compared when all else fails: `zxing-cpp` brings `zxingcpp`. */
const squashed = (name: string): string => name.replace(/[-_.]/g, '');

/**
 * The distribution among these (normalised names) that may bring a module.
 * @param module top-level module
 * @param inside the second part of its dotted name (`l10n` of `moz.l10n`), for names that many distributions share
 */
export function distributionFor(
  module: string,
  declared: ReadonlySet<string>,
  inside: string | null = null,
): string | null {
  const listed = DISTRIBUTIONS.get(module.toLowerCase()) ?? [];
  const plain = pythonName(module);
  const candidates = [
    ...listed,
    ...usualNames(plain),
    ...(inside === null ? [] : [pythonName(`${plain}-${inside}`)]),
  ];
  const found = candidates.find((name) => declared.has(name));
  if (found !== undefined) return found;
  const shared = Object.hasOwn(SHARED, module) ? SHARED[module] : undefined;
  const flat = squashed(plain);
  for (const name of declared) if (shared?.test(name) || squashed(name) === flat) return name;
  return null;
}

function usualNames(plain: string): string[] {
  const before = ['python-', 'py', 'py-', 'django-'].map((prefix) => prefix + plain);
  return [plain, ...before, ...['-python', '-py', '-sdk', '-client', '3'].map((suffix) => plain + suffix)];
}

/** What to install for a module: the first of the names that differ, else its own. */
export function distributionName(module: string): string {
  return DISTRIBUTIONS.get(module.toLowerCase())?.[0] ?? pythonName(module);
}
