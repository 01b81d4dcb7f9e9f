/** This computer, the same private network, another container, or a domain that belongs to nobody. */
const LOCAL =
  /^(localhost|127\.|0\.0\.0\.0|\[?::1|\[?fe80|10\.|192\.168\.|172\.(1[6-9]|2[0-9]|3[01])\.|169\.254\.|100\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\.|host\.docker\.internal|metadata\.google)|(^|\.)(example|test|invalid|local|localhost|internal|intranet|lan|home|localdomain|onion|svc|cluster|docker)(\.(com|org|net|local))?$/;
/** Names of formats, which nobody opens. */
const NAMES =
  /(^|\.)(w3\.org|xmlsoap\.org|openxmlformats\.org|json-schema\.org|schema\.org|purl\.org|adobe\.com|adaptivecards\.io|jabber\.org|sitemaps\.org|ogp\.me|xmlns\.com|dublincore\.org|openid\.net|opengis\.net|apache\.org|opensource\.org|gnu\.org|creativecommons\.org)$|^(schemas?|ns|xmlns)\./;
/** Where somebody is to fill in their own. */
const FILL_IN =
  /[<>{}$%*[\]()|\\]|^your|your[-_]?(domain|host|server|ip|site|app|api)|^my[-_]?(domain|host|server|site|app)|^(domain|server|site|host|website|url|some-?\w*|foo|bar|backend-service|service|api)\.(com|org|net|io|tld)$|xxx|placeholder|\.\.\.|^x\.x|^1\.2\.3\.4$|changeme/;

/** The host of an address without encryption that leaves this computer and its network; null for any other text. */
export function openHost(address: string): string | null {
  const [, authority] = /^(?:http|ws):\/\/([^/?#\s"'`]{1,200})/i.exec(address) ?? [];
  if (authority === undefined) return null;
  const host = authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .toLowerCase();
  return isOpen(host) ? host : null;
}

/** Whether a host lies outside, as far as its name tells. A name without a dot is another container. */
export function isOpen(host: string): boolean {
  return (
    /^[a-z0-9.-]+\.[a-z0-9-]+$/.test(host) && !LOCAL.test(host) && !NAMES.test(host) && !FILL_IN.test(host)
  );
}

const ENDPOINT =
  /^((\w+_)?(api|backend|base|server|service|endpoint|socket|gateway|rpc|ws|webhook|callback|proxy)(_v\d)?_(url|uri|host|endpoint|address|base|root|origin|server)s?|(\w+_)?(endpoint|api|backend)(_url)?|(\w+_)?api_base)$/;

/** Whether a variable or a setting names what is called, not a link that is shown. */
export function isEndpointName(name: string): boolean {
  const snake = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-.]/g, '_')
    .toLowerCase();
  return ENDPOINT.test(snake);
}
