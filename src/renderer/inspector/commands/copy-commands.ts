import { copyFormatNames, copyFormats, type CopyFormatName } from '../../../shared/copy-as/formats.ts'
import type { Command } from './command.ts'
import { copyRequestHeads, copyResponseHeads, copySelectedAs, copyUrls } from './copy/copy-requests.ts'
import { hasSelected, hasSelection } from './selected-ids.ts'

const keysOfFormat: Readonly<Partial<Record<CopyFormatName, string>>> = {
  'curl-bash': 'Shift+B',
  lua: 'Shift+L',
}

const selectOne = 'Select a request'

/** Copies hold what was really sent, secrets included: they are the person's own. */
export const copyCommands: readonly Command[] = [
  {
    id: 'request.copy-url',
    title: 'Copy URL',
    group: 'Request',
    keys: ['u'],
    alsoKnownAs: 'address link clipboard',
    needs: selectOne,
    isAvailable: hasSelection,
    run: (model) => void copyUrls(model),
  },
  ...copyFormatNames.map((name): Command => {
    const key = keysOfFormat[name]
    return {
      id: `request.copy-${name}`,
      title: `Copy as ${copyFormats[name].title}, with Secrets`,
      group: 'Request',
      ...(key === undefined ? {} : { keys: [key] }),
      alsoKnownAs: 'clipboard command code snippet',
      needs: selectOne,
      isAvailable: hasSelection,
      run: (model) => void copySelectedAs(model, name),
    }
  }),
  {
    id: 'request.copy-request-head',
    title: 'Copy Request Head as Sent',
    group: 'Request',
    alsoKnownAs: 'raw headers clipboard',
    needs: selectOne,
    isAvailable: hasSelection,
    run: (model) => void copyRequestHeads(model),
  },
  {
    id: 'request.copy-response-head',
    title: 'Copy Response Headers',
    group: 'Request',
    alsoKnownAs: 'raw clipboard',
    needs: 'Select a request that was answered',
    isAvailable: (model) => hasSelected(model, ({ head }) => head !== undefined),
    run: (model) => void copyResponseHeads(model),
  },
]
