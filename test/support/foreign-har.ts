/** An archive as a browser writes it, with other fields in its entry or its log. */
export const foreignHar = (special: object = {}, log: object = {}) => ({
  log: {
    version: '1.2',
    creator: { name: 'WebInspector', version: '537.36' },
    pages: [{ startedDateTime: '2026-01-02T03:04:05.000Z', id: 'page_1', title: '', pageTimings: {} }],
    entries: [
      {
        startedDateTime: '2026-01-02T03:04:05.250Z',
        time: 40,
        pageref: 'page_1',
        request: {
          method: 'POST',
          url: 'https://a.test/x',
          httpVersion: 'h2',
          headers: [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded' }],
          queryString: [],
          cookies: [],
          headersSize: -1,
          bodySize: 3,
          postData: {
            mimeType: 'application/x-www-form-urlencoded',
            text: 'a=b',
            params: [{ name: 'a', value: 'b' }],
          },
        },
        response: {
          status: 200,
          statusText: '',
          httpVersion: 'h2',
          headers: [{ name: 'content-length', value: '2' }],
          cookies: [],
          content: { size: 2, mimeType: 'image/png', text: 'AP8=', encoding: 'base64' },
          redirectURL: '',
          headersSize: -1,
          bodySize: 2,
        },
        cache: {},
        timings: { blocked: 1, dns: 2, connect: 10, ssl: 6, send: 1, wait: 20, receive: 6 },
        serverIPAddress: '93.184.216.34',
        ...special,
      },
    ],
    ...log,
  },
})
