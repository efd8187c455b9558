import { Copy } from 'lucide-react'
import { useModel } from '../context.ts'
import { copyText } from '../state/copy-text.ts'
import { say } from '../state/toast-store.ts'

type CopyButtonProps = {
  /** What is copied, in words: "the URL". */
  readonly what: string
  /** A function where it takes time to make. */
  readonly text: string | (() => string)
}

/** Copies a text and says so. */
export function CopyButton({ what, text }: CopyButtonProps) {
  const model = useModel()
  return (
    <button
      type="button"
      className="icon-button copy-button"
      aria-label={`Copy ${what}`}
      title={`Copy ${what}`}
      onClick={() => {
        say(model.toasts, `Copied ${what}`)
        void copyText(model, typeof text === 'string' ? text : text())
      }}
    >
      <Copy size={13} aria-hidden />
    </button>
  )
}
