// Vite gives a file's text for an import with `?raw`.
declare module '*.lua?raw' {
  const source: string
  export default source
}
