/**
 * Runs a game's project without a window, for tests of your own:
 *
 *     import { run } from 'coronagraph'
 *
 *     const result = await run({ project: 'my-game', fresh: true })
 *     expect(result.exchanges.map(({ request }) => request.url)).toEqual(['https://api.example.com/scores'])
 *
 * Several runs at once in one process do not hear each other. Nothing is written to the process's own output.
 */

/**
 * Runs a project to its end and answers with what it left. Rejects with a message of one line for each thing that is
 * wrong when nothing could be run: wrong options, or not a project.
 */
export declare function run(settings: RunSettings): Promise<RunResult>

/** The switches of `coronagraph run`, by their names there. Files are relative to the process's folder. */
export interface RunSettings {
  /** The folder of the project: `main.lua`, or `index.html`. */
  readonly project: string
  /** Whose delivery rules apply, instead of the project's own. */
  readonly profile?: ProfileName | undefined
  /** Host → an address of this machine, such as `127.0.0.1:8080`, over http and https. */
  readonly hosts?: Readonly<Record<string, string>> | undefined
  /** A folder that holds the app's directories, instead of the simulator's own. */
  readonly sandbox?: string | undefined
  /** Directories that are empty at the start. Their files can be read until `close()`. */
  readonly fresh?: boolean | undefined
  /** `idle` without it: nothing can happen any more. A number: so many seconds. */
  readonly until?: 'idle' | 'exit' | number | undefined
  /** What ends a run that does not end; 60 without it. */
  readonly timeoutSeconds?: number | undefined
  /** What is not simulated is an error of Lua. */
  readonly strict?: boolean | undefined
  /** What a person would do: a file, or its content. */
  readonly script?: string | Readonly<Record<string, unknown>> | undefined
  /** What must have happened, beside what the project itself expects: a file, or its content. */
  readonly expect?: string | Readonly<Record<string, unknown>> | undefined
  /** Files that are written. */
  readonly events?: string | undefined
  readonly har?: string | undefined
  readonly junit?: string | undefined
  readonly summary?: string | undefined
  readonly report?: string | undefined
  /** Keeps passwords and cookies in the HAR and the report. */
  readonly withSensitive?: boolean | undefined
  /** Ends the run early, in order, with everything that was recorded. */
  readonly signal?: AbortSignal
}

/** What a run left. */
export interface RunResult {
  /** 0 fine, 1 the app raised an error, 2 a file could not be written, 3 timeout, 4 an expectation failed, 130 interrupted. */
  readonly exitCode: 0 | 1 | 2 | 3 | 4 | 130
  readonly end: RunEnd
  readonly profile: ProfileName
  readonly durationMs: number
  /** Errors that the app raised and nobody caught. */
  readonly errorCount: number
  /** Everything that the app printed, up to 64 MiB. */
  readonly printed: string
  /** What Coronagraph said: warnings, errors with their place, findings, why the run ended. */
  readonly said: readonly string[]
  /** In the order in which they began. */
  readonly exchanges: readonly RunExchange[]
  readonly findings: readonly Finding[]
  /** What became of each expectation. */
  readonly expectations: readonly ExpectationResult[]
  /** Of the app's own directories, as they were when the run was over. */
  readonly files: readonly RunResultFile[]
  /** Removes the directories of a `fresh` run. Without it they go with the process. */
  readonly close: () => Promise<void>
  /** `await using result = await run(…)` */
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

export type ProfileName =
  'reference' | 'mac-simulator' | 'windows-simulator' | 'android' | 'ios' | 'linux' | 'html5'

/** Why a run ended. */
export type RunEnd =
  | { readonly by: 'finished' | 'until' | 'interrupt' }
  | { readonly by: 'timeout'; readonly afterSeconds: number }
  | { readonly by: 'output'; readonly code: string }
  | { readonly by: 'crash' | 'script'; readonly problem: string }

/** One request and everything that happened to it. Times are milliseconds since the run began. */
export interface RunExchange {
  readonly id: string
  /** 1, 2, 3… */
  readonly ordinal: number
  readonly request: RequestRecord
  readonly state: 'queued' | 'sent' | 'head' | 'body' | 'done' | 'failed' | 'cancelled'
  readonly startedAtMs: number
  readonly endedAtMs?: number
  readonly head?: ResponseHead
  /** Wire bytes of the response's body. */
  readonly receivedBytes: number
  readonly failure?: { readonly code: string; readonly message: string }
  readonly cancelledBy?: 'app' | 'inspector' | 'relaunch' | 'close'
  /** The events that the app's listener got, in order. */
  readonly delivered: readonly NetworkRequestEvent[]
  /** The same and, between them, those that were kept from the listener, with the reason. */
  readonly events: readonly {
    readonly sequence: number
    readonly atMs: number
    readonly event: NetworkRequestEvent
    readonly withheld?: string
  }[]
  /** What the transport saw. */
  readonly wire: readonly { readonly atMs: number; readonly event: { readonly type: string } }[]
}

export type HeaderList = readonly (readonly [name: string, value: string])[]

/** What the app asked for. */
export interface RequestRecord {
  readonly api: 'request' | 'download' | 'upload' | 'loadRemoteImage'
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
  readonly bodySizeBytes: number
  readonly progress: 'none' | 'upload' | 'download'
  readonly timeoutMs: number
  /** The file that the response is saved to. */
  readonly target?: { readonly directory: DirectoryName; readonly name: string }
  /** `main.lua:12` */
  readonly callSite?: string
}

export interface ResponseHead {
  /** After redirects. */
  readonly url: string
  readonly status: number
  readonly statusText: string
  readonly httpVersion: string
  readonly headers: HeaderList
  /** -1 when the server sent none. */
  readonly lengthBytes: number
}

/** An event as the app's listener got it. */
export interface NetworkRequestEvent {
  readonly phase: 'began' | 'progress' | 'ended'
  readonly isError: boolean
  /** -1 before a response is known, and on failure. */
  readonly status: number
  readonly url: string
  readonly bytesTransferred: number
  /** -1 when no length is known. */
  readonly bytesEstimated: number
  readonly responseHeaders?: Readonly<Record<string, string>>
  /** Only in `ended`. A large body is cut: `responseSizeBytes` tells the whole size. */
  readonly response?:
    | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
    | {
        readonly kind: 'file'
        readonly filename: string
        readonly directory: DirectoryName
        readonly fullPath: string
      }
  readonly responseType?: 'text' | 'binary'
  readonly responseSizeBytes?: number
  readonly debug?: Readonly<Record<string, string>>
}

/** What goes differently on another platform, or is a known trap. Its kinds are listed in `docs/findings.md`. */
export interface Finding {
  readonly kind: string
  /** `main.lua:12` */
  readonly source?: string
  readonly exchangeId?: string
  readonly platforms: readonly ProfileName[]
  readonly message: string
  readonly fix: string
}

export type ExpectationResult =
  | { readonly name: string; readonly isMet: true }
  | { readonly name: string; readonly isMet: false; readonly problem: string }

export type DirectoryName =
  | 'ResourceDirectory'
  | 'DocumentsDirectory'
  | 'TemporaryDirectory'
  | 'CachesDirectory'
  | 'ApplicationSupportDirectory'

export interface RunResultFile {
  readonly directory: DirectoryName
  /** With `/` between folders. */
  readonly name: string
  readonly sizeBytes: number
  /** Hex. */
  readonly sha256: string
  /** Where it is on this machine. */
  readonly path: string
  readonly read: () => Promise<Uint8Array>
}
