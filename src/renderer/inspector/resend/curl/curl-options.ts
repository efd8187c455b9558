/** What an option of curl does here. `told` is left out and said; `quiet` is about curl's own output and changes nothing. */
export type CurlAction =
  | 'method'
  | 'header'
  | 'data'
  | 'data-raw'
  | 'data-binary'
  | 'data-urlencode'
  | 'json'
  | 'form'
  | 'user'
  | 'bearer'
  | 'cookie'
  | 'user-agent'
  | 'referer'
  | 'range'
  | 'location'
  | 'output'
  | 'remote-name'
  | 'upload'
  | 'compressed'
  | 'get'
  | 'head'
  | 'max-time'
  | 'url'
  | 'told'
  | 'quiet'

export type CurlOption = { readonly action: CurlAction; readonly takesValue: boolean }

const withValue: Readonly<Record<Exclude<CurlAction, 'quiet'>, string>> = {
  method: '-X --request',
  header: '-H --header',
  data: '-d --data --data-ascii',
  'data-raw': '--data-raw',
  'data-binary': '--data-binary',
  'data-urlencode': '--data-urlencode',
  json: '--json',
  form: '-F --form --form-string',
  user: '-u --user',
  bearer: '--oauth2-bearer',
  cookie: '-b --cookie',
  'user-agent': '-A --user-agent',
  referer: '-e --referer',
  range: '-r --range',
  output: '-o --output',
  upload: '-T --upload-file',
  'max-time': '-m --max-time',
  url: '--url',
  location: '',
  'remote-name': '',
  compressed: '',
  get: '',
  head: '',
  told:
    '-x --proxy -E --cert --key --cacert --capath --resolve --interface --retry --retry-delay --retry-max-time ' +
    '--limit-rate -K --config --ciphers --tls-max --connect-to --max-redirs --unix-socket -C --continue-at -y ' +
    '--speed-time -Y --speed-limit -U --proxy-user --request-target -z --time-cond --connect-timeout -c --cookie-jar ' +
    '-Q --quote --aws-sigv4 --url-query --variable --noproxy --preproxy --socks5 --doh-url',
}

const quietWithValue =
  '-w --write-out -D --dump-header --stderr --trace --trace-ascii --keepalive-time --output-dir --local-port'

const withoutValue: Readonly<Partial<Record<CurlAction, string>>> = {
  location: '-L --location --location-trusted',
  'remote-name': '-O --remote-name',
  compressed: '--compressed',
  get: '-G --get',
  head: '-I --head',
  told: '-k --insecure -n --netrc --digest --ntlm --negotiate --anyauth --raw --ssl-reqd -J --remote-header-name',
  quiet:
    '-s --silent -S --show-error -v --verbose -i --include --show-headers -# --progress-bar -N --no-buffer -f --fail ' +
    '--fail-with-body --create-dirs --path-as-is -g --globoff -q --disable -4 --ipv4 -6 --ipv6 --http1.1 --http2 ' +
    '--http3 --basic --no-progress-meter --tcp-nodelay --no-keepalive --tlsv1.2 --tlsv1.3 -1 --remove-on-error -a',
}

const options = new Map<string, CurlOption>()

function learn(names: string, option: CurlOption): void {
  for (const name of names.split(' ')) if (name !== '') options.set(name, option)
}

for (const action of keysOf(withValue)) learn(withValue[action], { action, takesValue: true })
for (const action of keysOf(withoutValue)) learn(withoutValue[action] ?? '', { action, takesValue: false })
learn(quietWithValue, { action: 'quiet', takesValue: true })

/** By `-d` or `--data`; undefined for what curl has and this page does not, or has not either. */
export const curlOption = (name: string): CurlOption | undefined => options.get(name)

function keysOf<Key extends string>(record: Readonly<Partial<Record<Key, string>>>): readonly Key[] {
  return Object.keys(record).filter((key): key is Key => key in record)
}
