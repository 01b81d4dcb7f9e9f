import { inCategory } from '../model.ts';

/** Who takes forms and appointments. */
export const FORMS = inCategory('forms and scheduling', [
  {
    id: 'calendly',
    name: 'Calendly',
    npm: ['react-calendly'],
    hosts: ['assets.calendly.com', 'api.calendly.com', 'calendly.com'],
    personal: 'yes',
    region: 'United States',
    source: 'https://developer.calendly.com',
  },
  {
    id: 'cal-com',
    name: 'Cal.com',
    aliases: ['Cal'],
    npm: ['@calcom'],
    hosts: ['app.cal.com', 'api.cal.com'],
    personal: 'yes',
    region: 'United States; European Union available',
    source: 'https://cal.com/docs',
  },
  {
    id: 'typeform',
    name: 'Typeform',
    npm: ['@typeform'],
    hosts: ['embed.typeform.com', 'api.typeform.com', 'form.typeform.com'],
    personal: 'yes',
    region: 'United States and European Union',
    source: 'https://www.typeform.com/developers/',
  },
  {
    id: 'tally',
    name: 'Tally',
    hosts: ['tally.so'],
    personal: 'yes',
    region: 'European Union',
    source: 'https://developers.tally.so',
  },
  {
    id: 'jotform',
    name: 'Jotform',
    hosts: ['form.jotform.com', 'api.jotform.com', 'js.jotform.com'],
    personal: 'yes',
    region: 'United States; European Union available',
    source: 'https://api.jotform.com/docs/',
  },
  {
    id: 'google-forms',
    name: 'Google Forms',
    vendor: 'Google',
    hosts: ['docs.google.com/forms', 'forms.gle', 'forms.googleapis.com'],
    personal: 'yes',
    region: 'global; Workspace accounts may choose',
    source: 'https://developers.google.com/workspace/forms/api/guides',
  },
]);
