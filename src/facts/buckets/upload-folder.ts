/** Folders whose files people upload, by their name. */
const UPLOADS = /(^|[/_.-])(uploads?|uploaded|attachments?|user[-_]?content|user[-_]?files)([/_.-]|$)/i;

export const isUploadFolder = (path: string): boolean => UPLOADS.test(path);
