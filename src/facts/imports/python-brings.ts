/** What well-known distributions install with them: distribution, then the modules that come along. */
const TABLE = `
fastapi: starlette pydantic pydantic_core typing_extensions anyio annotated_types uvicorn httpx jinja2 multipart python_multipart email_validator dotenv
starlette: anyio
flask: werkzeug jinja2 click itsdangerous markupsafe blinker
quart: werkzeug jinja2 click itsdangerous markupsafe hypercorn
flask-sqlalchemy: sqlalchemy flask
flask-migrate: alembic flask_sqlalchemy sqlalchemy flask
flask-login: flask werkzeug
flask-wtf: wtforms flask itsdangerous
flask-jwt-extended: jwt flask werkzeug
flask-cors: flask
flask-restful: flask pytz aniso8601
flask-restx: flask werkzeug jsonschema
flask-bcrypt: bcrypt flask
flask-socketio: socketio engineio flask
flask-pymongo: pymongo bson flask
flask-mongoengine: mongoengine pymongo bson flask wtforms
connexion: flask werkzeug starlette requests yaml jsonschema jinja2 a2wsgi
django: asgiref sqlparse
djangorestframework: django
djangorestframework-simplejwt: jwt rest_framework django
django-allauth: requests oauthlib requests_oauthlib jwt
django-environ: environ
wagtail: django modelcluster taggit treebeard PIL bs4 willow requests rest_framework django_filters
sqlmodel: sqlalchemy pydantic
alembic: sqlalchemy mako
requests: urllib3 certifi idna charset_normalizer chardet
httpx: httpcore anyio certifi sniffio idna h11
aiohttp: multidict yarl attr aiosignal frozenlist
uvicorn: click h11 starlette httptools websockets watchfiles
gunicorn: packaging
pandas: numpy dateutil pytz tzdata
geopandas: pandas numpy shapely pyproj fiona
scikit-learn: numpy scipy joblib threadpoolctl
scipy: numpy
statsmodels: numpy scipy pandas patsy
seaborn: matplotlib numpy pandas
matplotlib: numpy PIL dateutil pyparsing packaging cycler kiwisolver
opencv-python: numpy
opencv-python-headless: numpy
opencv-contrib-python: numpy
scikit-image: numpy scipy PIL networkx imageio
xgboost: numpy scipy
lightgbm: numpy scipy
shap: numpy scipy sklearn pandas tqdm numba
librosa: numpy scipy sklearn joblib soundfile numba
streamlit: pandas numpy altair PIL requests tornado pyarrow toml tenacity google packaging protobuf click cachetools blinker git pydeck typing_extensions
gradio: pandas numpy PIL requests httpx fastapi pydantic uvicorn jinja2 yaml huggingface_hub gradio_client aiofiles orjson markupsafe typer starlette
dash: flask plotly werkzeug requests
plotly: packaging
altair: pandas numpy jinja2
tensorflow: numpy keras h5py tensorboard google absl requests six
tensorflow-cpu: numpy keras h5py tensorboard google absl requests six
keras: numpy h5py absl
torch: numpy sympy networkx jinja2 typing_extensions
torchvision: torch numpy PIL
pytorch-lightning: torch torchmetrics numpy tqdm yaml
transformers: numpy huggingface_hub tokenizers yaml requests tqdm safetensors regex packaging filelock
sentence-transformers: torch transformers sklearn numpy scipy PIL tqdm huggingface_hub
diffusers: numpy huggingface_hub PIL requests safetensors
ultralytics: torch torchvision cv2 numpy PIL matplotlib yaml requests scipy tqdm psutil pandas seaborn
easyocr: torch torchvision cv2 numpy PIL scipy skimage yaml
mediapipe: numpy cv2 matplotlib absl
spacy: numpy requests tqdm pydantic jinja2 typer
nltk: click joblib regex tqdm
openai: httpx pydantic anyio tqdm sniffio typing_extensions distro jiter
anthropic: httpx pydantic anyio sniffio distro jiter
groq: httpx pydantic anyio
mistralai: httpx pydantic
cohere: httpx pydantic requests
google-generativeai: google pydantic tqdm googleapiclient
google-genai: google httpx pydantic requests websockets anyio
google-cloud-aiplatform: google vertexai numpy shapely pydantic
google-api-python-client: googleapiclient google httplib2 apiclient uritemplate
google-auth-oauthlib: google requests_oauthlib oauthlib
firebase-admin: google jwt cachecontrol requests googleapiclient httpx
langchain: langchain_core langchain_text_splitters langsmith pydantic sqlalchemy requests numpy yaml tenacity langgraph
langchain-core: langsmith pydantic yaml tenacity packaging
langchain-community: langchain langchain_core langchain_text_splitters requests yaml numpy sqlalchemy aiohttp tenacity pydantic_settings
langchain-openai: openai tiktoken langchain_core
langchain-google-genai: google langchain_core pydantic
langchain-groq: groq langchain_core
langchain-anthropic: anthropic langchain_core
langgraph: langchain_core langgraph_sdk pydantic
llama-index: llama_index openai nltk numpy pydantic sqlalchemy requests tiktoken
llama-index-core: numpy nltk pydantic sqlalchemy requests tiktoken PIL httpx yaml
crewai: pydantic openai litellm langchain crewai_tools click chromadb
chromadb: numpy pydantic fastapi uvicorn onnxruntime tokenizers typer tqdm httpx tenacity yaml
litellm: openai httpx pydantic tiktoken tokenizers jinja2 dotenv click aiohttp
instructor: openai pydantic typer rich tenacity jinja2 docstring_parser aiohttp
huggingface-hub: requests yaml tqdm fsspec filelock packaging httpx
datasets: numpy pandas pyarrow requests tqdm fsspec huggingface_hub
boto3: botocore s3transfer dateutil jmespath urllib3
chalice: botocore click yaml
celery: kombu billiard vine click dateutil
django-celery-beat: celery django
rq: redis click
dramatiq: prometheus_client
pymongo: bson gridfs dns
motor: pymongo bson gridfs
beanie: motor pymongo bson pydantic click
supabase: httpx postgrest gotrue storage3 realtime supafunc supabase_auth supabase_functions pydantic dateutil websockets
pydantic: pydantic_core typing_extensions annotated_types email_validator dotenv
pydantic-settings: pydantic dotenv
fastapi-mail: pydantic jinja2 email_validator starlette aiosmtplib blinker
fastapi-users: fastapi pydantic jwt email_validator multipart pwdlib passlib
sentry-sdk: urllib3 certifi
selenium: urllib3 trio certifi
scrapy: twisted lxml parsel w3lib itemadapter itemloaders cssselect zope queuelib service_identity
beautifulsoup4: soupsieve
python-docx: lxml
openpyxl: et_xmlfile
reportlab: PIL
weasyprint: PIL tinycss2 cssselect2
xhtml2pdf: reportlab PIL html5lib pypdf
moviepy: numpy imageio imageio_ffmpeg decorator tqdm proglog PIL
python-jose: ecdsa rsa pyasn1 cryptography
pyopenssl: cryptography
paramiko: cryptography bcrypt nacl
authlib: cryptography
python-telegram-bot: httpx
discord-py: aiohttp
slack-bolt: slack_sdk
tweepy: requests oauthlib requests_oauthlib
gspread: google google_auth_oauthlib oauth2client
yfinance: pandas numpy requests bs4 lxml pytz multitasking peewee
pandas-ta: pandas numpy
web3: eth_account eth_utils eth_typing eth_abi hexbytes requests aiohttp websockets
ipython: traitlets prompt_toolkit pygments jedi
jupyter: notebook ipykernel ipywidgets nbconvert IPython
typer: click rich
rich: pygments markdown_it
pytest: pluggy iniconfig packaging
elasticsearch: elastic_transport urllib3
opensearch-py: requests urllib3 dateutil certifi
grpcio-tools: grpc google
prefect: pydantic httpx sqlalchemy
mlflow: flask pandas numpy sklearn sqlalchemy requests yaml click
spleeter: tensorflow numpy pandas
fastmcp: mcp httpx pydantic
mcp: pydantic httpx anyio starlette uvicorn
bentoml: starlette numpy yaml
marshmallow-sqlalchemy: marshmallow sqlalchemy
flask-marshmallow: marshmallow flask
apache-airflow: sqlalchemy flask pendulum jinja2 requests alembic
sphinx: docutils jinja2 pygments babel
httplib2: pyparsing
jinja2: markupsafe
werkzeug: markupsafe
`;

const BRINGS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => {
      const [name = '', ...modules] = line.split(/:?\s+/);
      return [name, new Set(modules)] as const;
    }),
);

/** The declared distribution that brings a module with it; null where none is known to. */
export function broughtBy(module: string, declared: ReadonlySet<string>): string | null {
  for (const name of declared) if (BRINGS.get(name)?.has(module)) return name;
  return null;
}
