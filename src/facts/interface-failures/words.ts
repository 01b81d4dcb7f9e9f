/** Words by which what a person sees is told from what only the program does. */

/** Calls that put a message before somebody, whatever the library. */
export const SHOWS =
  /(?:^|\.)(?:alert|confirm|prompt|onError|onFailure|setError|setErrors|setFieldError|setFieldErrors|setFormError|\$message|\$notify|\$toast|\$alert|setCustomValidity|insertAdjacentHTML|insertAdjacentText)$|(?:^|\.)(?:toast|toaster|sonner|Toast|ToastAndroid|Toaster|Alert|Swal|swal|Notify|ElMessage|ElNotification|message|messageApi|notification|notifications|notify|snackbar|Snackbar|burnt)(?:\.\w{1,30})?$|(?:^|\.)(?:show|display|present|push|add|open|create|enqueue|render|raise|set|toggle|fire|emit|trigger)\w{0,30}(?:[eE]rror|[tT]oast|[mM]essage|[nN]otif\w{0,12}|[sS]nack\w{0,8}|[aA]lert|[fF]lash|[bB]anner|[wW]arning|[fF]eedback)\w{0,12}$|(?:^|\.)(?:toast|alert|notify|flash|snackbar)[A-Z]\w{0,30}$/;

/** What ends or hides a message. */
export const HIDES = /(?:^|\.)(?:dismiss|close|hide|clear|remove|reset|destroy)\w{0,30}$/i;

export const LOGS =
  /(?:^|\.)(?:console|logger|log|Sentry|winston|pino|Bugsnag|rollbar|LogRocket|posthog|analytics|datadogLogs|crashlytics)\.\w+$|(?:^|\.)(?:log|logError|captureException|captureMessage|reportError|track\w{0,30}|logEvent)$/;

/** Flags of waiting: ending them is no message. */
export const BUSY =
  /loading|submitting|saving|busy|pending|processing|uploading|deleting|creating|updating|sending|refreshing|fetching|disabled|progress|generating|posting|importing|exporting|isopen|open$|spinner|running|working/i;

/** Calls of a handler that tell nobody anything. */
export const QUIET =
  /^(?:queryClient|localStorage|sessionStorage|AsyncStorage|JSON|Math|Object|Array|Date|String|Number|Boolean|Promise|Reflect|utils|trpcUtils|qc|window\.location|location|history|router|navigation|e|event|ev|evt)(?:\.|$)|(?:^|\.)(?:preventDefault|stopPropagation|refetch\w{0,20}|refresh\w{0,30}|reload\w{0,30}|invalidate\w{0,30}|navigate|push|replace|back|goBack|reset\w{0,30}|clear\w{0,30}|close\w{0,30}|hide\w{0,30}|dismiss\w{0,30}|fetch[A-Z]\w{0,40}|load[A-Z]\w{0,40}|get[A-Z]\w{0,40}|setTimeout|clearTimeout|clearInterval|rollback|abort|cancel|stop|focus|blur|scroll\w{0,20}|t|cn|is[A-Z]\w{0,40}|toString|includes|map|filter|find|forEach|some|push|json|text|split|join|trim|slice|parse\w{0,20}|use[A-Z]\w{0,40})$/;

/** A failure by name: states, variables and functions. */
export const FAILURE_NAME =
  /err|fail|problem|warn|alert|toast|message|msg|notif|snack|feedback|status|result|banner/i;

export const ERROR_VARIABLE = /^(?:e|ex|err|error|exception|reason|cause|_?\w{0,30}(?:Error|Err))$/;
