const words = (list: string): readonly string[] => list.split(/\s+/).filter((word) => word !== '')

/** Functions that answer as a platform does that cannot do it, by library. Each tells why, once for each line. */
export const refusedApi: Readonly<Record<string, readonly string[]>> = {
  display: words(
    'capture captureBounds captureScreen colorSample newEmitter newMesh newSnapshot save screenshot',
  ),
  io: ['popen'],
  native: words('newMapView newVideo newWebView showPopup showWebPopup'),
  os: words('execute exit'),
  system: words('openURL request'),
  socket: words('bind connect connect4 connect6 tcp tcp4 tcp6 udp udp4 udp6'),
  'socket.ftp': words('get put'),
  'socket.http': ['request'],
  'socket.smtp': words('message send'),
  ssl: words('newcontext wrap'),
  'ssl.https': ['request'],
}
