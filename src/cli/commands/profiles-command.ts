import type { Command } from 'commander'
import { profileNames, type Profile } from '../../shared/profile/profile.ts'
import { profileOf } from '../../shared/profile/profiles.ts'
import { textTable } from '../terminal/text-table.ts'

const head = ['name', 'phases', 'cancel', 'error', 'failure', 'cookies', 'decodes', 'time limit', 'saves']

/** `coronagraph profiles` */
export function addProfilesCommand(program: Command): void {
  program
    .command('profiles')
    .description('whose network rules an app can run by, and how they differ')
    .option('--json', 'all rules of all profiles, as a list of objects')
    .action(({ json }: { readonly json?: true }) => {
      const profiles = profileNames.map(profileOf)
      process.stdout.write(json ? `${JSON.stringify(profiles, null, 2)}\n` : describe(profiles))
    })
}

function describe(profiles: readonly Profile[]): string {
  return `${textTable([head, ...profiles.map(rowOf)])}

phases      which events the listener gets
cancel      whether network.cancel() stops a request
error       HTTP statuses that come with isError = true
failure     event.status when no answer comes
cookies     kept within one chain of redirects, by the session, or never
decodes     whether gzip and its like are asked for and unpacked
time limit  of what params.timeout counts
saves       statuses whose body goes to the file

Choose one with --profile, or with "profile" in coronagraph.json; reference is what applies without.
Every rule: docs/profiles.md, or --json.
`
}

function rowOf({ name, calls, wire, delivery }: Profile): readonly string[] {
  return [
    name,
    delivery.phases === 'all' ? 'all' : 'ended',
    calls.cancel,
    delivery.errorStatuses === 'none' ? 'none' : 'all but 200',
    `${delivery.failureStatus}`,
    wire.cookies,
    wire.compression === 'automatic' ? 'yes' : 'no',
    wire.timeout,
    delivery.savedStatuses,
  ]
}
