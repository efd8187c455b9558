import type { WithheldReason } from '../log-entry.ts'
import type { ExitCode } from '../run/exit-codes.ts'
import type { Explained } from './failures.ts'

/** Why an event did not reach the listener. */
export const withheldExplanations: Readonly<Record<WithheldReason, Explained>> = {
  'same-phase-within-1000-ms': {
    meaning:
      'The event before had the same phase and came less than a second ago. Solar2D then swallows it, so progress is told about once a second.',
    fix: 'Do not count progress events, and draw a bar from event.bytesTransferred. Look at "ended" for the end.',
  },
  'ended-only': {
    meaning: 'This platform tells only of the end: there is no "began" and no "progress".',
    fix: 'Let the game work with "ended" alone. Show something that needs no numbers while it waits.',
  },
  cancelled: {
    meaning: 'The request was cancelled before the event was given: nothing comes after network.cancel().',
    fix: 'Tidy up where network.cancel() is called. Do not wait for an "ended".',
  },
  'no-listener': {
    meaning: 'The call had no listener, so nobody heard how the request went.',
    fix: 'Pass a listener, also an empty one: on Linux the app crashes without one.',
  },
  'session-ended': {
    meaning: 'The app had ended or was relaunched before the event was given.',
    fix: 'Cancel what is open at applicationExit, and save at once what must not be lost.',
  },
}

/** What the command line ends with. */
export const exitCodeExplanations: Readonly<Record<ExitCode, Explained>> = {
  0: {
    meaning: 'The app ended, no error of its own got past it, and all that was expected happened.',
    fix: 'Nothing is to be done.',
  },
  1: {
    meaning: 'An error of the app that nobody caught; the app goes on after it, as on a device.',
    fix: 'Standard error has its file, line and traceback. An error that is meant belongs into "errors" of the expectations.',
  },
  2: {
    meaning:
      'Nothing could be run, or an output could not be written: arguments, the project or one of its files.',
    fix: 'Standard error has one message that says what, where and what to write instead.',
  },
  3: {
    meaning: 'The app was not idle in time: a timer, a transition or a request was still open.',
    fix: 'Give it longer with --timeout, end it with --until, or cancel what goes on without end.',
  },
  4: {
    meaning:
      'Something that was expected of the run did not happen, or a step of its script could not be done.',
    fix: 'Standard error says what was expected, what was there instead, and where. --junit has the same for CI.',
  },
  130: {
    meaning: 'The run was ended by Ctrl-C, or by SIGTERM.',
    fix: 'What was recorded until then is in the outputs.',
  },
}
