/** The standard library of Python 3, what was in it until 3.13, and the names that Python 2 had for it. */
const NAMES =
  'abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii binhex bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall compression concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch formatter fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3 linecache locale logging lzma macpath mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev parser pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess sunau symbol symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios test textwrap this threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo annotationlib string.templatelib ' +
  'ConfigParser Cookie HTMLParser Queue SocketServer StringIO Tkinter UserDict __builtin__ anydbm cPickle cStringIO commands cookielib copy_reg dummy_thread htmlentitydefs httplib ihooks imputil md5 new robotparser sets sha tkMessageBox thread urllib2 urlparse xmlrpclib';

const STANDARD: ReadonlySet<string> = new Set(NAMES.split(' '));

/** Modules that only exist inside the program or on the device that runs the script, or that a tool makes. */
const HOSTED: ReadonlySet<string> = new Set(
  'bpy bmesh mathutils unreal maya hou nuke c4d rhinoscriptsyntax Rhino arcpy gi dbus apt apt_pkg idaapi idc idautils ida_kernwin gdb lldb machine micropython network utime ujson board digitalio busio js pyodide pyscript dbutils pywintypes win32api win32con win32gui vim sublime sublime_plugin xbmc xbmcgui xbmcaddon xbmcplugin weechat hexchat uwsgi uwsgidecorators google_colab awsglue pythoncom clr System'.split(
    ' ',
  ),
);

/** Part of Python itself, or of what the program runs in. */
export function isStandardPython(name: string): boolean {
  return STANDARD.has(name) || HOSTED.has(name) || name.startsWith('_');
}
