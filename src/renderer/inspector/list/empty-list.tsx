import { FolderOpen, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useExchanges, useModel, useView } from '../context.ts'
import { formatCount } from '../../../shared/describe/format-bytes.ts'
import { setQuery } from '../state/view-store.ts'
import { Eclipse } from './eclipse.tsx'
import './empty-list.css'

/** What to do next, whenever there is nothing to list. */
export function EmptyList() {
  const { view, actions } = useModel()
  const { project, session } = useExchanges((state) => state.simulator)
  const isLoading = useExchanges((state) => state.connection === 'loading')
  const hiddenCount = useExchanges((state) => state.ledger.ids.length)
  const query = useView((state) => state.query)

  if (isLoading) return <div className="empty" aria-busy="true" />
  if (hiddenCount > 0) {
    return (
      <Empty title={`No request matches “${query}”`}>
        <p>
          {hiddenCount === 1 ? 'One request is' : `${formatCount(hiddenCount)} requests are`} hidden by the
          filter.
        </p>
        <button type="button" className="button" onClick={() => setQuery(view, '')}>
          Clear the filter
        </button>
      </Empty>
    )
  }
  if (project === undefined) {
    return (
      <Empty title="Open a project">
        <p>
          Choose a folder with a <code>main.lua</code> or an <code>index.html</code>. Every request it makes
          appears here the moment it starts.
        </p>
        <button type="button" className="button button-primary" onClick={() => void actions.openProject()}>
          <FolderOpen size={14} aria-hidden />
          Open Project…
        </button>
      </Empty>
    )
  }
  if (session === 'ended' || session === 'failed') {
    return (
      <Empty title={session === 'ended' ? `${project.name} has ended` : `${project.name} could not run`}>
        <p>
          {session === 'ended' ? 'It made no request.' : 'The reason is below.'} Relaunch it to start again.
        </p>
        <button type="button" className="button button-primary" onClick={() => void actions.relaunch()}>
          <RotateCw size={14} aria-hidden />
          Relaunch
        </button>
        <Hosts hosts={project.hosts} />
      </Empty>
    )
  }
  return (
    <Empty title={session === 'suspended' ? `${project.name} is suspended` : 'No request yet'}>
      <p>
        {session === 'suspended'
          ? 'Resume it to let it go on.'
          : `What ${project.name} asks of the network appears here the moment it starts.`}
      </p>
      <Hosts hosts={project.hosts} />
    </Empty>
  )
}

function Empty({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="empty">
      <Eclipse />
      <h2>{title}</h2>
      {children}
    </div>
  )
}

function Hosts({ hosts }: { readonly hosts: readonly string[] }) {
  if (hosts.length === 0) {
    return <p className="empty-note">All hosts are asked for real: coronagraph.json routes none.</p>
  }
  return (
    <div className="empty-hosts">
      <h3>Answered by the project, without the internet</h3>
      <ul>
        {hosts.map((host) => (
          <li key={host}>{host}</li>
        ))}
      </ul>
    </div>
  )
}
