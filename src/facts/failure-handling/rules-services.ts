import { type Call, names } from './chain.ts';
import { type Found, type Rule, read, unsure, write } from './rule.ts';
import { SCRATCH, TELEMETRY, WRITE_NAME } from './vocabulary.ts';

/** Messages, payments and queues. */
export const sends: Rule = (chain, call) => {
  const links = names(chain);
  const [tip = '', receiver = ''] = [...links].reverse();
  if (MAIL_METHOD.test(tip)) return /bot/i.test(receiver) ? unsure : write;
  if (links.some((name) => MAILER.test(name)) && /^(send|create|post)$/.test(tip)) return write;
  if (receiver === 'messages' && tip === 'create') return message(links, call);
  if (links.some((name) => PAYMENT.test(name))) {
    return PAYS.test(tip) ? write : /^(retrieve|list|fetch|all)$/.test(tip) ? read : null;
  }
  if (/^(sendToQueue|sendMessageBatch|publishMessage)$/.test(tip)) return write;
  return QUEUE.test(receiver) && PUBLISHES.test(tip) ? write : null;
};

const MAIL_METHOD =
  /^(sendMail|sendmail|send_mail|send_message|sendTemplateEmail|sendTransacEmail|send_email)$/;
const MAILER = /^(resend|sgMail|sendgrid|postmark|mailgun|mg|mailer|transporter|mailchimp|brevo|mail|sg)$/i;
const PAYMENT = /^(stripe|razorpay|paypal|paystack|square|braintree|mollie|flutterwave)\w*$/i;
const PAYS = /^(create|update|cancel|capture|confirm|refund|del|delete|pay|finalizeInvoice)$/i;
const QUEUE = /(queue|producer|publisher|pubsub|sqs|sns|inngest|qstash)$/i;
const PUBLISHES = /^(add|addBulk|send|publish|publishJSON|sendMessage|enqueue)$/;

/** `client.messages.create` sends a text message with Twilio, and asks a model with others. */
function message(links: readonly string[], { options }: Call): Found | null {
  const asks = Object.hasOwn(options, 'model') || Object.hasOwn(options, 'max_tokens');
  if (asks || links.some((name) => /anthropic|claude|openai/i.test(name))) return read;
  return links.some((name) => /twilio|client|sms/i.test(name)) ? write : null;
}

/** Cloud clients: `s3.putObject(…)`, `client.send(new PutItemCommand(…))`. */
export const cloud: Rule = (chain, { inner }) => {
  const tip = chain.at(-1)?.name ?? '';
  if (tip === 'send' && inner?.endsWith('Command'))
    return /^(Put|Delete|Update|Batch(Write|Delete)|Send|Copy|Publish|TransactWrite|Upload)/.test(inner)
      ? write
      : read;
  return chain.length > 1 &&
    /^(putObject|put_object|upload_file|upload_fileobj|put_item|update_item|delete_item|uploadFile|uploadStream|upload_blob|upload_from_filename)$/.test(
      tip,
    )
    ? write
    : null;
};

export const files: Rule = (chain, { first, inner }) => {
  const tip = chain.at(-1)?.name ?? '';
  if (/^(writeFile|writeFileSync|appendFile|appendFileSync)$/.test(tip))
    return SCRATCH.test(first ?? '') ? null : unsure;
  if (/^(readFile|readFileSync)$/.test(tip)) return null;
  return inner === 'open' && tip === 'dump' ? unsure : null;
};

/** Own functions: the name alone proves nothing, but it says which body to look at. */
export const helper: Rule = (chain, _call, { awaited, language }) => {
  const tip = chain.at(-1)?.name ?? '';
  const written =
    language === 'python' ? tip.replace(/_(\w)/, (_, letter: string) => letter.toUpperCase()) : tip;
  if (chain.length > 3 || !awaited || TELEMETRY.test(tip.replace(/([A-Z])/g, '_$1'))) return null;
  if (WRITE_NAME.test(written)) return { effect: 'unsure', helper: tip };
  return language === 'javascript' &&
    /^(get|fetch|load|list|search)[A-Z]/.test(tip) &&
    !/^get(Item|Element|Context|User|Session|Attribute|Bounding)/.test(tip)
    ? read
    : null;
};
