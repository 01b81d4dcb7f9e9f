export type OutreachKind = 'mail' | 'text message' | 'analytics';

/** A package through which a tool reaches real people, or watches them. */
export interface OutreachPackage {
  readonly kind: OutreachKind;
  readonly ecosystem: 'npm' | 'pypi';
  /** As imported: the npm package, or the top-level Python module. */
  readonly name: string;
  /** The vendor's own page on what it does. */
  readonly source: string;
}

const entry = (
  kind: OutreachKind,
  ecosystem: 'npm' | 'pypi',
  name: string,
  source: string,
): OutreachPackage => ({
  kind,
  ecosystem,
  name,
  source,
});

/** To add one, add a line. Packages that only prepare a message (templates, MIME) do not belong here. */
export const OUTREACH: readonly OutreachPackage[] = [
  entry('mail', 'npm', 'nodemailer', 'https://nodemailer.com'),
  entry('mail', 'npm', 'resend', 'https://resend.com/docs'),
  entry('mail', 'npm', '@sendgrid/mail', 'https://docs.sendgrid.com'),
  entry('mail', 'npm', 'postmark', 'https://postmarkapp.com/developer'),
  entry('mail', 'npm', 'mailgun.js', 'https://documentation.mailgun.com'),
  entry('mail', 'npm', '@getbrevo/brevo', 'https://developers.brevo.com'),
  entry('mail', 'npm', '@emailjs/browser', 'https://www.emailjs.com/docs'),
  entry('mail', 'npm', 'emailjs-com', 'https://www.emailjs.com/docs'),
  entry('mail', 'npm', '@aws-sdk/client-ses', 'https://docs.aws.amazon.com/ses'),
  entry('mail', 'pypi', 'smtplib', 'https://docs.python.org/3/library/smtplib.html'),
  entry('mail', 'pypi', 'flask_mail', 'https://flask-mail.readthedocs.io'),
  entry('mail', 'pypi', 'fastapi_mail', 'https://sabuhish.github.io/fastapi-mail'),
  entry('mail', 'pypi', 'sendgrid', 'https://docs.sendgrid.com'),
  entry('mail', 'pypi', 'resend', 'https://resend.com/docs'),
  entry('text message', 'npm', 'twilio', 'https://www.twilio.com/docs'),
  entry('text message', 'pypi', 'twilio', 'https://www.twilio.com/docs'),
  entry('text message', 'npm', '@vonage/server-sdk', 'https://developer.vonage.com'),
  entry('analytics', 'npm', 'posthog-js', 'https://posthog.com/docs'),
  entry('analytics', 'npm', '@vercel/analytics', 'https://vercel.com/docs/analytics'),
  entry('analytics', 'npm', 'mixpanel-browser', 'https://docs.mixpanel.com'),
  entry('analytics', 'npm', '@segment/analytics-next', 'https://segment.com/docs'),
  entry('analytics', 'npm', '@amplitude/analytics-browser', 'https://amplitude.com/docs'),
  entry('analytics', 'npm', 'react-ga4', 'https://developers.google.com/analytics'),
  entry('analytics', 'npm', '@hotjar/browser', 'https://help.hotjar.com'),
];
