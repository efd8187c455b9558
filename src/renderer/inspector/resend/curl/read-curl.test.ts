import { execFileSync, spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { hostileRequest, hostileText, seededRandom } from '../../../../../test/support/hostile-requests.ts'
import { copyAs } from '../../../../shared/copy-as/formats.ts'
import { quoteBash } from '../../../../shared/copy-as/quote-bash.ts'
import { fitsCmd } from '../../../../shared/copy-as/quote-cmd.ts'
import { bashWords } from './bash-words.ts'
import { readCurl } from './read-curl.ts'

const hasBash = spawnSync('bash', ['-c', 'exit 0']).status === 0

const requestOf = (command: string) => readCurl(command).request
const notesOf = (command: string): readonly string[] => readCurl(command).notes

describe('the words of bash', () => {
  it
    .runIf(hasBash)
    .each([
      String.raw`curl a'b'"c"\d$'e\x66\101\u0067' ''`,
      String.raw`curl "a\"b\\c\$d\e" 'a\b' a\ b`,
      'curl a \\\n  b\\\nc',
      "curl 'two\nlines' http://x/#a",
      String.raw`curl $'\xe2\x82\xac\t\'\"\e\n' x # a comment`,
      '  curl\ta   b  ',
    ])('[I181] are those of bash: %j', (command) => {
    const script = `set -f; ${command.replace(/curl/, "printf '%s\\0' curl")}`
    const printed = execFileSync('bash', ['--norc'], { input: script }).toString('utf8')
    expect(bashWords(command).words).toEqual(printed.split('\0').slice(0, -1))
  })

  it('[I181] read back what was quoted, whatever is in it', () => {
    const random = seededRandom(21)
    const texts = Array.from({ length: 2000 }, () => hostileText(random, 30))
    expect(bashWords(texts.map(quoteBash).join(' ')).words).toEqual(texts)
  })

  it('[I181] run and expand nothing: what is not known is told and stays', () => {
    expect(bashWords('curl "$HOST/a" `date` $(id)')).toMatchObject({
      words: ['curl', '$HOST/a', '`date`', '$'],
      notes: expect.arrayContaining(['`$HOST` is not known here and stays as it is written.']),
    })
  })

  it.each(["curl 'open", 'curl "open', "curl $'open"])(
    '[I181] tell a quote that is not closed: %s',
    (command) => {
      expect(bashWords(command).notes.join()).toMatch(/quote .* is not closed/)
    },
  )

  it('[I181] are of the first command only', () => {
    const { words, notes } = bashWords('curl a | jq .\necho b')
    expect(words).toEqual(['curl', 'a'])
    expect(notes).toEqual(['Only the first command is read: what stands after it is left out.'])
  })
})

describe('a command of curl', () => {
  it('[I182] is read back as it was copied, for bash and for cmd', () => {
    const random = seededRandom(33)
    const requests = Array.from({ length: 300 }, () => hostileRequest(random, 'http://a.test')).filter(
      ({ body }) => body?.kind !== 'bytes',
    )
    const forCmd = requests.filter(({ body }) => body?.kind !== 'text' || fitsCmd(body.text))
    expect(forCmd.length).toBeGreaterThan(20)
    expect(requests.map((request) => requestOf(copyAs('curl-bash', [request])))).toEqual(requests)
    expect(forCmd.map((request) => requestOf(copyAs('curl-cmd', [request])))).toEqual(forCmd)
  })

  it('[I182] takes method, headers, data and a timeout', () => {
    const command =
      "curl -sSL -XPUT -H 'A: b' -H'C:d' -H 'E;' -d x=1 --data y=2 --max-time 2.5 example.test/a?b=c"
    expect(requestOf(command)).toEqual({
      api: 'request',
      method: 'PUT',
      url: 'http://example.test/a?b=c',
      headers: [
        ['A', 'b'],
        ['C', 'd'],
        ['E', ''],
        ['Content-Type', 'application/x-www-form-urlencoded'],
      ],
      body: { kind: 'text', text: 'x=1&y=2' },
      progress: 'none',
      timeoutMs: 3000,
      followRedirects: true,
    })
  })

  it.each([
    ['-u me:secret', ['Authorization', 'Basic bWU6c2VjcmV0']],
    ['-u me', ['Authorization', 'Basic bWU6']],
    ['--oauth2-bearer t0k', ['Authorization', 'Bearer t0k']],
    ["-b 'a=1' -b 'b=2'", ['Cookie', 'a=1; b=2']],
    ['-A agent', ['User-Agent', 'agent']],
    ['-e http://from.test/', ['Referer', 'http://from.test/']],
    ['-r 0-99', ['Range', 'bytes=0-99']],
  ])('[I182] makes a header of %s', (options, header) => {
    expect(requestOf(`curl ${options} http://a.test`)?.headers).toEqual([header])
  })

  it('[I182] --json is POST with its types; -G puts data into the query; -I is HEAD', () => {
    expect(requestOf(`curl --json '{"a":1}' http://a.test`)).toMatchObject({
      method: 'POST',
      body: { kind: 'text', text: '{"a":1}' },
      headers: [
        ['Accept', 'application/json'],
        ['Content-Type', 'application/json'],
      ],
    })
    expect(requestOf(`curl -G -d a=1 --data-urlencode 'b=x y&z' http://a.test/?c=2`)).toMatchObject({
      method: 'GET',
      url: 'http://a.test/?c=2&a=1&b=x%20y%26z',
    })
    expect(requestOf('curl -I http://a.test')?.method).toBe('HEAD')
  })

  it('[I182] -o and -O are downloads, -T is an upload', () => {
    expect(requestOf('curl -o out/a.png http://a.test/x')).toMatchObject({
      api: 'download',
      target: { directory: 'DocumentsDirectory', name: 'a.png' },
    })
    expect(requestOf('curl -O http://a.test/b/c.bin?x=1')?.target?.name).toBe('c.bin')
    const upload = readCurl('curl -T dir/f.txt http://a.test/put/')
    expect(upload.request).toMatchObject({
      api: 'upload',
      method: 'PUT',
      url: 'http://a.test/put/f.txt',
      body: { kind: 'file', file: { directory: 'DocumentsDirectory', name: 'f.txt' } },
    })
    expect(upload.notes.join()).toContain('has to be in Documents')
    expect(copyAs('lua', [upload.request ?? raise()])).toContain(
      'network.upload("http://a.test/put/f.txt", "PUT"',
    )
    const sent = requestOf('curl --data-binary @big.bin -H "Content-Type: a/b" http://a.test/')
    expect(sent?.body).toEqual({ kind: 'file', file: { directory: 'DocumentsDirectory', name: 'big.bin' } })
  })

  it('[I183] tells every option that is left out', () => {
    const notes = notesOf('curl -k --proxy p:1 --fancy-new http://a.test http://b.test -d @-').join('\n')
    for (const part of [
      '-k has nothing like it',
      '--proxy has',
      '--fancy-new is not known',
      '2 URLs',
      'Standard input',
    ])
      expect(notes).toContain(part)
    expect(notesOf('curl -L -sS --compressed http://a.test')).toEqual([])
    expect(notesOf('curl http://a.test')).toEqual([
      'curl follows no redirects without -L, so they are not followed.',
    ])
  })

  it.each([
    ['', 'Paste a command that begins with curl.'],
    ['wget http://a.test', 'Paste a command that begins with curl.'],
    ['curl -H a:b', 'The command has no URL.'],
    ["curl -F 'a=@b' http://a.test", '-F sends a form of several parts.'],
  ])('[I183] says what is wrong with %j', (command, problem) => {
    expect(readCurl(command).problem).toContain(problem)
    expect(readCurl(command).request).toBeUndefined()
  })

  it('[I183] never fails, and ends, whatever is pasted', () => {
    const random = seededRandom(55)
    for (let round = 0; round < 2000; round += 1) {
      const read = readCurl(`curl ${hostileText(random, 60)}`)
      expect(read.request ?? read.problem).toBeDefined()
    }
    expect(readCurl(`curl http://a.test/${'\\'.repeat(500_000)}`).request).toBeDefined()
    expect(readCurl(`curl ^"http://a.test/${'\\'.repeat(500_000)}`).request).toBeDefined()
  })

  it('[I182] reads what browsers copy', () => {
    const bash = String.raw`curl 'https://a.test/x?y=1' \
  -X 'POST' \
  -H 'accept: */*' \
  --data-raw $'{"a":"it\'s \u0021"}' \
  --compressed`
    expect(requestOf(bash)).toMatchObject({ method: 'POST', body: { kind: 'text', text: `{"a":"it's !"}` } })
    const cmd = [
      'curl ^"https://a.test/x?y=1^&z=2^" ^',
      '  -H ^"accept: */*^" ^',
      '  --data-raw ^"^{^\\^"a^\\^":1^}^"',
    ].join('\r\n')
    expect(readCurl(cmd)).toMatchObject({
      shell: 'cmd',
      request: { url: 'https://a.test/x?y=1&z=2', body: { kind: 'text', text: '{"a":1}' } },
    })
  })
})

function raise(): never {
  throw new Error('There is no request.')
}
