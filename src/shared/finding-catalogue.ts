import type { Finding, FindingKind, FindingReport } from './finding.ts'
import type { ProfileName } from './profile/profile.ts'

type CatalogueEntry = Pick<Finding, 'platforms' | 'message' | 'fix'>

const all: readonly ProfileName[] = ['mac-simulator', 'ios', 'windows-simulator', 'android', 'linux', 'html5']
const apple: readonly ProfileName[] = ['mac-simulator', 'ios']
const reduced: readonly ProfileName[] = ['linux', 'html5']

/** What each kind of finding says. `docs/findings.md` lists the same; a test compares them. */
export const findingCatalogue: Readonly<Record<FindingKind, CatalogueEntry>> = {
  'params-without-listener': {
    platforms: all,
    message: 'Without a listener the params are ignored: no body, no headers, no file.',
    fix: 'Pass a listener function, also an empty one, before the params.',
  },
  'progress-is-boolean': {
    platforms: all,
    message: 'network.request() takes progress = "download" or "upload"; true refuses the whole request.',
    fix: 'Write progress = "download", or call network.download(), which takes true.',
  },
  'body-without-content-type': {
    platforms: all,
    message: 'Without a Content-Type header each platform sends another one for the body.',
    fix: 'Set headers["Content-Type"] to what the body is.',
  },
  'body-dropped': {
    platforms: [...apple, 'android'],
    message: 'A body is sent with PUT, POST and PATCH only; with this method it is dropped.',
    fix: 'Send it with POST, or put the data into the URL.',
  },
  'method-ignored': {
    platforms: ['linux'],
    message: 'The method is ignored: a request with a body goes out as POST, any other as GET.',
    fix: 'Do not depend on this method there, or tell the server the method in a header.',
  },
  'base-directory-differs': {
    platforms: all,
    message: 'The manual says Documents, but the platforms take the resource directory, which is read-only.',
    fix: 'Name baseDirectory, such as system.DocumentsDirectory.',
  },
  'redirects-not-followed': {
    platforms: apple,
    message: 'A request without a params table does not follow redirects: the listener gets the 3xx itself.',
    fix: 'Pass a params table, also an empty one.',
  },
  'status-is-error-elsewhere': {
    platforms: reduced,
    message: 'Every status but 200 comes with isError = true.',
    fix: 'Look at event.status before event.isError.',
  },
  'request-id-as-key': {
    platforms: all,
    message: 'Each event carries a fresh requestId: equal by ==, but never found as a table key.',
    fix: 'Keep requests in a list and compare with ==, or use a closure.',
  },
  'internet-permission-missing': {
    platforms: ['android'],
    message: 'Without the INTERNET permission in build.settings every call raises an error.',
    fix: 'Add "android.permission.INTERNET" to settings.android.usesPermissions.',
  },
  'request-while-suspended': {
    platforms: all,
    message: 'A request cannot be made while the application is suspended or exits.',
    fix: 'Save what is to be requested, and request it at applicationResume.',
  },
  'plain-http': {
    platforms: ['ios'],
    message: 'App Transport Security refuses plain http on the device, though no simulator does.',
    fix: 'Use https, or name the host in NSAppTransportSecurity of build.settings.',
  },
  'url-needs-encoding': {
    platforms: [...apple, 'android', 'windows-simulator'],
    message:
      'The URL holds characters that must be percent-encoded; platforms refuse it or encode it differently.',
    fix: 'Encode spaces and non-ASCII characters before the call.',
  },
  'handle-never-ended': {
    platforms: all,
    message: 'The request had not ended when the app did.',
    fix: 'Cancel it when its result is no longer needed, and give it a timeout.',
  },
  'no-listener': {
    platforms: ['linux'],
    message: 'A request without any listener crashes the app when it completes.',
    fix: 'Pass a listener function, also an empty one.',
  },
  'cookie-set': {
    platforms: ['android', 'windows-simulator', 'linux'],
    message: 'The server set a cookie: Apple and browsers keep it for later requests, the others forget it.',
    fix: 'Read Set-Cookie and send the Cookie header yourself.',
  },
  'image-status-not-checked': {
    platforms: all,
    message: 'display.loadRemoteImage() does not look at the HTTP status: an old file of that name is shown.',
    fix: 'Check event.status == 200 before event.target is used.',
  },
  'cancel-leaves-file': {
    platforms: apple,
    message: 'A cancelled download leaves its temporary file download-<UUID> in the destination folder.',
    fix: 'Clean the folder at start, or download into system.TemporaryDirectory.',
  },
  'folder-must-exist': {
    platforms: [...apple, 'linux', 'html5'],
    message: 'A missing sub-folder is not made: the response comes as a string, or is lost.',
    fix: 'Make the folder with lfs.mkdir() before the request.',
  },
}

/** The whole finding of a report. */
export function findingOf(report: FindingReport): Finding {
  const { platforms, message, fix } = findingCatalogue[report.kind]
  return {
    kind: report.kind,
    platforms,
    fix,
    message: report.detail === undefined ? message : `${message} (${report.detail})`,
    ...(report.source === undefined ? {} : { source: report.source }),
    ...(report.exchangeId === undefined ? {} : { exchangeId: report.exchangeId }),
  }
}
