import { Dialog } from '@base-ui/react/dialog'
import { filterKeys } from '../../filter/filter-keys.ts'
import { ListDialog } from './list-dialog.tsx'

const forms = [
  ['logo', 'the text somewhere in the request'],
  ['"two words"', 'a text with spaces'],
  ['/\\.png$/i', 'a regular expression'],
  ['status:4xx,5xx', 'one of several values'],
  ['-host:cdn', 'everything but these'],
  ['is:open or is:failed', 'either; without “or” all must hold'],
] as const

/** The whole language of the filter, from the same keys that completion offers. */
export function FilterHelpDialog() {
  return (
    <ListDialog kind="filter-help" title="What the Filter Understands" className="dialog-wide">
      {/* Scrolls: the keyboard has to reach it. */}
      <div className="filter-help" role="region" aria-label="Forms and keys" tabIndex={0}>
        <dl>
          {forms.map(([example, words]) => (
            <div key={example}>
              <dt>
                <code>{example}</code>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <h3>Keys</h3>
        <dl>
          {filterKeys.map(({ name, help, examples }) => (
            <div key={name}>
              <dt>
                <code>{name}:</code>
              </dt>
              <dd>
                Requests {help}
                {examples.length > 0 && <code className="filter-help-example">{examples.join(' ')}</code>}
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="dialog-buttons">
        <Dialog.Close className="button button-primary">Close</Dialog.Close>
      </div>
    </ListDialog>
  )
}
