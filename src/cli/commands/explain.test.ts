import { describe, expect, it } from 'vitest'
import { runCommand } from '../../../test/support/command-line.ts'
import { failureOf } from '../../core/network/transport/failure-of.ts'
import { systemCodes } from '../../shared/explain/system-codes.ts'
import { profileNames } from '../../shared/profile/profile.ts'
import { profiles } from '../../shared/profile/profiles.ts'
import { describeHeard } from '../app/heard-failure.ts'

describe('coronagraph explain', () => {
  it.each(Object.entries(systemCodes))(
    '[E39] what %s is to a game is what the transport makes of it',
    (code, known) => {
      const error = Object.assign(new Error('x'), { code })
      expect(failureOf(error, { host: 'a', hasHead: false }).code).toBe(known.failure)
    },
  )

  it('[E39] shows what the listener of each platform gets', () => {
    const rows = describeHeard('CONNECTION_LOST').split('\n')
    expect(rows.map((row) => row.trim().split(/ {2,}/))).toEqual([
      ['platform', 'isError', 'status', 'response'],
      [
        'Reference',
        'true',
        '-1',
        'The connection to the host "api.example.com" was lost before the whole response had come.',
      ],
      ['Mac simulator', 'true', '-1', 'The network connection was lost.'],
      ['Windows simulator', 'true', 'of the head', 'Connection failure'],
      ['Android', 'true', 'of the head', 'unexpected end of stream: https://api.example.com/news'],
      ['iOS', 'true', '-1', 'The network connection was lost.'],
      ['Linux simulator', 'false', 'of the head', 'what came of the body, as if it were whole'],
      ['HTML5', 'true', '0', 'Network request failed'],
    ])
    expect(describeHeard('UNSUPPORTED_SCHEME')).toMatch(/Android +– +– +no event/)
  })

  it('[E39] answers on standard output, with 0', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['explain', 'enotfound'])
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    const text = stdout.toString()
    expect(text).toContain('To a game it is HOST_NOT_FOUND.')
    expect(text).toContain('Unable to resolve host "api.example.com"')
    expect(text).toContain('Usual fix: Check the spelling')
    expect((await runCommand(['explain', 'no-listener'])).stdout.toString()).toMatch(
      /why an event was withheld[^]*a finding[^]*Platforms: Linux/,
    )
  })

  it('[E39] an unknown code ends with 2 and names what is near; nothing of it commands the terminal', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['explain', 'ENOTFUND'])
    expect({ exitCode, stdout: stdout.toString() }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toMatch(/^There is no code "ENOTFUND"\. Did you mean ENOTFOUND/)
    expect((await runCommand(['explain', '\u001b[31m'])).stderr).not.toContain('\u001b')
  })

  it('[E39] without a code all are listed', async () => {
    const { exitCode, stdout } = await runCommand(['explain'])
    expect(exitCode).toBe(0)
    for (const code of ['HOST_NOT_FOUND', 'ENOTFOUND', 'ended-only', 'plain-http', '130']) {
      expect(stdout.toString()).toContain(code)
    }
  })
})

describe('coronagraph profiles', () => {
  it('[E38] is a table of all of them', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['profiles'])
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    const names = stdout
      .toString()
      .split('\n')
      .slice(1, 8)
      .map((row) => row.split(' ')[0])
    expect(names).toEqual(profileNames)
    expect(stdout.toString()).toMatch(/^linux +ended +stops +all but 200 +0 /m)
  })

  it('[E38] as JSON has all their rules', async () => {
    const { stdout } = await runCommand(['profiles', '--json'])
    const expected: unknown = JSON.parse(JSON.stringify(profileNames.map((name) => profiles[name])))
    expect(JSON.parse(stdout.toString())).toEqual(expected)
  })
})
