import { CircleAlert, Send } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useId, useState } from 'react'
import type { CopiedRequest } from '../../../shared/copy-as/copied-request.ts'
import { closeDialog } from '../commands/dialogs-store.ts'
import { keyWords } from '../commands/key-words.ts'
import { matchesKey } from '../commands/match-key.ts'
import { CancelButton, Modal, ModalButtons } from '../commands/modal.tsx'
import { useModel } from '../context.ts'
import { say } from '../state/toast-store.ts'
import { type Draft, draftOf, requestOf } from './draft.ts'
import { hasProblems, problemsOf } from './draft-problems.ts'
import { ResendForm } from './resend-form.tsx'
import { selectSent } from './resend-selected.ts'
import './resend.css'

const sendKey = '$mod+Enter'

type ResendDialogProps = { readonly request: CopiedRequest; readonly resendOf: string | undefined }

/** A request to be changed and sent, with the app's session, hosts and sandbox. */
export function ResendDialog({ request, resendOf }: ResendDialogProps) {
  const model = useModel()
  const [draft, setDraft] = useState<Draft>(() => draftOf(request, resendOf))
  const [isAsked, setAsked] = useState(false)
  const [isSending, setSending] = useState(false)
  const [refusal, setRefusal] = useState<string | undefined>(undefined)
  const id = useId()
  const problems = problemsOf(draft)
  const hasAny = hasProblems(problems)

  const send = async (): Promise<void> => {
    setAsked(true)
    setRefusal(undefined)
    if (hasAny) {
      // Once the problems are drawn.
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.resend [aria-invalid=true]')?.focus())
      return
    }
    setSending(true)
    const { exchangeId, problem } = await model.actions.send(requestOf(draft))
    setSending(false)
    if (exchangeId === undefined) {
      setRefusal(problem ?? 'The simulator did not say which request it made.')
      return
    }
    closeDialog(model.dialogs)
    say(model.toasts, 'Sent')
    selectSent(model, [exchangeId])
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const isSend = matchesKey(event.nativeEvent, sendKey)
    // Enter in a field is a slip more often than the wish to send.
    if (!isSend && !(event.key === 'Enter' && event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    if (isSend && !isSending) void send()
  }

  return (
    <Modal
      title={resendOf === undefined ? 'Send a Request' : 'Edit and Resend'}
      className="resend"
      onClose={() => closeDialog(model.dialogs)}
    >
      <form
        className="resend-body"
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <ResendForm
          id={id}
          draft={draft}
          problems={isAsked ? problems : noProblems}
          onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
        />
        {refusal !== undefined && (
          <p className="field-problem resend-refusal" role="alert">
            <CircleAlert size={14} aria-hidden />
            {refusal}
          </p>
        )}
        <ModalButtons>
          <CancelButton />
          <button
            type="submit"
            className="button button-primary"
            disabled={isSending}
            title={keyWords(sendKey)}
          >
            <Send size={14} aria-hidden />
            Send
          </button>
        </ModalButtons>
      </form>
    </Modal>
  )
}

/** Nobody is told what is wrong with a field before it was meant to be right. */
const noProblems = { headers: new Map<number, string>() }
