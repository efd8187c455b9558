import type { FindingKind } from '../finding.ts'

/** What a finding is about, in a few words. */
export const findingWords: Readonly<Record<FindingKind, string>> = {
  'params-without-listener': 'Params without a listener',
  'progress-is-boolean': 'progress is a boolean',
  'body-without-content-type': 'Body without a Content-Type',
  'body-dropped': 'Body is dropped',
  'method-ignored': 'Method is ignored',
  'base-directory-differs': 'Base directory differs',
  'redirects-not-followed': 'Redirects not followed',
  'status-is-error-elsewhere': 'Status is an error elsewhere',
  'request-id-as-key': 'Request id as a table key',
  'internet-permission-missing': 'INTERNET permission missing',
  'request-while-suspended': 'Request while suspended',
  'plain-http': 'Plain http',
  'url-needs-encoding': 'URL needs encoding',
  'handle-never-ended': 'Request never ended',
  'no-listener': 'No listener',
  'cookie-set': 'Server set a cookie',
  'image-status-not-checked': 'Image status not checked',
  'cancel-leaves-file': 'Cancel leaves a file',
  'folder-must-exist': 'Folder must exist',
}
