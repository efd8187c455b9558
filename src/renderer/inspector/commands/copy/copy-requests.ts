import { formatCount } from '../../../../shared/describe/format-bytes.ts'
import type { CopiedRequest } from '../../../../shared/copy-as/copied-request.ts'
import { copyAs, copyFormats, type CopyFormatName } from '../../../../shared/copy-as/formats.ts'
import { plainUrl } from '../../../../shared/copy-as/plain-url.ts'
import { requestHeadText, responseHeadText } from '../../../../shared/copy-as/heads.ts'
import type { Exchange } from '../../../../shared/exchange.ts'
import type { InspectorModel } from '../../state/model.ts'
import { addNotice } from '../../state/notices-store.ts'
import { say } from '../../state/toast-store.ts'
import { selectedIds } from '../selected-ids.ts'
import { loadExchange, loadRequest } from './load-request.ts'

/** More are an archive's affair. */
const mostCopied = 200
/** The clipboard takes no more from this window. */
const mostCharacters = 16 * 1024 * 1024

/** Puts the selected requests on the clipboard, in the order of the list. Says what was copied, or why it was not. */
export const copySelectedAs = (model: InspectorModel, name: CopyFormatName): Promise<void> =>
  copySelected(model, copyFormats[name].title, loadRequest, (requests: readonly CopiedRequest[]) =>
    copyAs(name, requests),
  )

export const copyUrls = (model: InspectorModel): Promise<void> => {
  const { byId } = model.exchanges.getState().ledger
  const urls = selectedIds(model).flatMap((id) => byId.get(id)?.request.url ?? [])
  return put(
    model,
    urls.length === 1 ? 'the URL' : `${formatCount(urls.length)} URLs`,
    urls.map(plainUrl).join('\n'),
  )
}

export const copyRequestHeads = (model: InspectorModel): Promise<void> =>
  copySelected(model, 'request head', loadHead(requestHeadText), joined)

export const copyResponseHeads = (model: InspectorModel): Promise<void> =>
  copySelected(model, 'response headers', loadHead(responseHeadText), joined)

const joined = (texts: readonly string[]): string => texts.join('\n')

type Load<T> = (traffic: InspectorModel['clients']['traffic'], id: string) => Promise<T | undefined>

const loadHead =
  (write: (exchange: Exchange) => string | undefined): Load<string> =>
  async (traffic, id) => {
    const exchange = await loadExchange(traffic, id)
    return exchange === undefined ? undefined : write(exchange)
  }

async function copySelected<T>(
  model: InspectorModel,
  what: string,
  load: Load<T>,
  write: (loaded: readonly T[]) => string,
): Promise<void> {
  const ids = selectedIds(model)
  if (ids.length > mostCopied) {
    addNotice(
      model.notices,
      `${formatCount(ids.length)} requests are too many to copy. Select at most ${mostCopied}, or export them as HAR.`,
    )
    return
  }
  const loaded: T[] = []
  for (const id of ids) {
    const one = await load(model.clients.traffic, id)
    if (one !== undefined) loaded.push(one)
  }
  if (loaded.length === 0) {
    addNotice(
      model.notices,
      `There is nothing to copy as ${what}: nothing of it is kept, or nothing was sent.`,
    )
    return
  }
  const count = ids.length === 1 ? '' : `${formatCount(loaded.length)} requests `
  await put(model, `${count}as ${what}`, write(loaded))
}

async function put({ clients, notices, toasts }: InspectorModel, what: string, text: string): Promise<void> {
  if (text.length > mostCharacters) {
    addNotice(notices, 'That is too much for the clipboard. Select fewer requests, or export them as HAR.')
    return
  }
  const outcome = await clients.commands.copy({ text })
  if (outcome.ok) say(toasts, `Copied ${what}`)
  else addNotice(notices, `It could not be copied: ${outcome.error.message}`)
}
