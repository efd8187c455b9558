// @ts-check
/// <reference path="../../types/network.d.ts" />

const host = 'https://images.example.com'
const names = ['eclipse.png', 'aurora.png', 'night.png', 'comet.png']

const starters = names.map(addFile)
find(document, '#all', HTMLButtonElement).addEventListener('click', () => {
  for (const start of starters) start()
})

/**
 * One row of the list. Returns what starts its download.
 *
 * @param {string} name
 */
function addFile(name) {
  const copy = find(document, '#file', HTMLTemplateElement).content.cloneNode(true)
  const list = find(document, '#files', HTMLUListElement)
  list.append(copy)
  const row = /** @type {HTMLLIElement} */ (list.lastElementChild)
  const image = find(row, 'img', HTMLImageElement)
  const button = find(row, 'button', HTMLButtonElement)
  const bar = find(row, 'progress', HTMLProgressElement)
  const state = find(row, '.state', HTMLDivElement)
  find(row, '.name', HTMLDivElement).textContent = name

  /** @type {NetworkHandle | undefined} */
  let handle

  /**
   * @param {'idle' | 'running' | 'done' | 'failed'} next
   * @param {string} text
   */
  const show = (next, text) => {
    row.dataset.state = next
    if (next === 'idle' || next === 'failed') bar.value = 0
    state.textContent = text
    button.textContent = next === 'running' ? 'Cancel' : 'Download'
    button.ariaLabel = `${button.textContent} ${name}`
  }

  const start = () => {
    if (row.dataset.state === 'running') return
    image.hidden = true
    show('running', 'Waiting for the server…')
    handle = network.download(`${host}/${name}`, 'GET', listener, { progress: true }, name)
  }

  const cancel = () => {
    network.cancel(handle)
    console.log(`${name}: cancelled`)
    show('idle', 'Cancelled')
  }

  /** @param {NetworkRequestEvent} event */
  const listener = (event) => {
    const { phase, isError, status, bytesTransferred, bytesEstimated } = event
    if (phase !== 'ended') {
      show('running', `${kilobytes(bytesTransferred)} of ${kilobytes(bytesEstimated)}`)
      if (bytesEstimated > 0) bar.value = bytesTransferred / bytesEstimated
      return
    }
    console.log(`${name}: ${isError ? event.response : status}`)
    if (isError) show('failed', String(event.response))
    else if (status !== 200) show('failed', `The server has no such picture (${status})`)
    else showPicture(bytesTransferred)
  }

  /** @param {number} sizeBytes */
  const showPicture = (sizeBytes) => {
    const bytes = network.readFile(name)
    if (bytes === undefined) return show('failed', 'The file is gone')
    const address = URL.createObjectURL(new Blob([bytes], { type: 'image/png' }))
    image.addEventListener('load', () => URL.revokeObjectURL(address), { once: true })
    image.src = address
    image.alt = name
    image.hidden = false
    bar.value = 1
    show('done', `${kilobytes(sizeBytes)} in Documents`)
  }

  button.addEventListener('click', () => (row.dataset.state === 'running' ? cancel() : start()))
  show('idle', 'Not downloaded yet')
  return start
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return bytes < 0 ? '?' : `${Math.round(bytes / 1000)} kB`
}

/**
 * @template {Element} E
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {{ new (): E }} type
 * @returns {E}
 */
function find(parent, selector, type) {
  const element = parent.querySelector(selector)
  if (!(element instanceof type)) throw new Error(`index.html has no ${selector}`)
  return element
}
