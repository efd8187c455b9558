import type { TransportErrorCode } from '../log-entry.ts'

/** In plain words: what happened, and what usually mends it. */
export type Explained = { readonly meaning: string; readonly fix: string }

/** What a failure of the transport means for a game. */
export const failureExplanations: Readonly<Record<TransportErrorCode, Explained>> = {
  INVALID_URL: {
    meaning:
      'The text is no URL: a scheme or a host is missing, or it holds characters that no URL may have.',
    fix: 'Print the URL before the call. Begin it with https:// and percent-encode what a player typed in.',
  },
  UNSUPPORTED_SCHEME: {
    meaning: 'The URL is neither http nor https, such as file:, ftp: or data:.',
    fix: "Read the game's own files with io.open and system.pathForFile, and ask servers by https.",
  },
  HOST_NOT_FOUND: {
    meaning: 'Nobody knows an address for this host: its name is wrong, or names cannot be looked up at all.',
    fix: 'Check the spelling of the host. On a phone it mostly means that there is no network: tell the player and try again later. In tests route the host in coronagraph.json.',
  },
  CONNECTION_REFUSED: {
    meaning: 'The machine is there, but no program listens at this port.',
    fix: 'Check the port and that the server runs. On a device "localhost" is the device itself, not your computer.',
  },
  CONNECTION_RESET: {
    meaning: 'The server took the connection and closed it before it answered.',
    fix: 'Try again after a pause that grows, a few times at most. Send what must not happen twice with a key by which the server knows it again.',
  },
  CONNECTION_LOST: {
    meaning: 'The answer had begun and broke off: what came is not the whole body.',
    fix: 'Throw the part away and try again, or go on with a Range header. Compare the length or a hash before a download is used.',
  },
  TLS_FAILED: {
    meaning:
      'No secure connection: the certificate has expired, is of another host, is signed by nobody known, or the two have no protocol in common.',
    fix: 'Mend the certificate of the server; a check of it tells what is wrong. See that the clock of the machine is right. The game can do nothing about it.',
  },
  TIMED_OUT: {
    meaning:
      'The server said nothing for as long as the time limit: 30 seconds unless params.timeout says else.',
    fix: 'Give params.timeout in seconds, show the player that something goes on, and let them try again.',
  },
  TOO_MANY_REDIRECTS: {
    meaning:
      'One redirect led to the next without end. Often two addresses point at each other, or a cookie is missing.',
    fix: 'Call the last address itself. Set params.handleRedirects = false to see where each one leads.',
  },
  DECODE_FAILED: {
    meaning: 'The body is not what its Content-Encoding says: gzip, deflate or br that cannot be unpacked.',
    fix: 'Mend the server. Until then send Accept-Encoding: identity.',
  },
  FILE_FAILED: {
    meaning: 'A file could not be read or written: the disk is full, a folder has its name, or it is gone.',
    fix: 'Look at the message, which names the file. Free some room, make folders with lfs.mkdir, and write into system.DocumentsDirectory or a cache.',
  },
  REFUSED_BY_POLICY: {
    meaning:
      'Coronagraph itself refused it: a header with a line break, the method CONNECT, too many requests at once, or bodies that are too large together.',
    fix: 'Look at the message, which says which. Let requests end before more begin, and clean header values of line breaks.',
  },
  REFUSED_BY_PLATFORM: {
    meaning:
      'The platform of the profile refuses such a request before anything is sent, as iOS does with plain http.',
    fix: 'Use https, or allow what is needed in build.settings; the message says what the platform did not like.',
  },
  NETWORK_UNREACHABLE: {
    meaning: 'There is a network, but no way from it to this address.',
    fix: 'Treat it as being offline: keep what is to be sent, and try again when the network is back.',
  },
  OFFLINE: {
    meaning: 'The simulated device has no network: it was switched off under Simulate, or by a script.',
    fix: 'Keep what is to be sent in a file, tell the player, and send it when network.getConnectionStatus() or a retry says that the network is back.',
  },
  UNKNOWN: {
    meaning:
      'It failed for a reason without a name of its own; the message ends with the code of the system.',
    fix: 'Explain that code: coronagraph explain and the word in parentheses.',
  },
}
