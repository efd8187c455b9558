import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'

/** An HTTP Archive of so many plain requests, as another tool would have written it. */
export async function writeLargeArchive(path: string, count: number): Promise<void> {
  const stream = createWriteStream(path)
  stream.write('{"log":{"version":"1.2","creator":{"name":"bench","version":"1"},"entries":[')
  for (let index = 0; index < count; index += 1) {
    const line = `${index === 0 ? '' : ','}${JSON.stringify(entryOf(index))}`
    if (!stream.write(line)) await once(stream, 'drain')
  }
  stream.end(']}}')
  await finished(stream)
}

const statuses = [200, 200, 200, 200, 304, 404, 503]
const types = ['image/png', 'application/json', 'audio/ogg']
const startedAtMs = Date.UTC(2026, 0, 1)

function entryOf(index: number): unknown {
  const status = statuses[index % statuses.length] ?? 200
  const timings = {
    blocked: 1,
    dns: -1,
    connect: -1,
    ssl: -1,
    send: 1,
    wait: 20 + (index % 90),
    receive: index % 40,
  }
  const time = 1 + 1 + timings.wait + timings.receive
  return {
    startedDateTime: new Date(startedAtMs + index * 11).toISOString(),
    time,
    request: {
      method: index % 5 === 0 ? 'POST' : 'GET',
      url: `https://host-${index % 40}.example.com/levels/${index % 700}/asset-${index}.bin?v=${index % 13}`,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: [
        { name: 'Host', value: `host-${index % 40}.example.com` },
        { name: 'Accept', value: '*/*' },
        { name: 'User-Agent', value: 'bench' },
      ],
      queryString: [{ name: 'v', value: String(index % 13) }],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status,
      statusText: 'Status',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: [
        { name: 'Content-Type', value: types[index % types.length] },
        { name: 'ETag', value: `"${index}"` },
      ],
      content: { size: 1000 + (index % 9000), mimeType: types[index % types.length] },
      redirectURL: '',
      headersSize: -1,
      bodySize: 1000 + (index % 9000),
    },
    cache: {},
    timings,
  }
}
