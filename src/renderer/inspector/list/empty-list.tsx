import { FolderOpen, Play, RotateCw, Wifi } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCommand } from '../commands/use-command.ts'
import { useExchanges, useModel, useView } from '../context.ts'
import { formatCount } from '../../../shared/describe/format-bytes.ts'
import { shorten } from '../../../shared/describe/shorten.ts'
import { importedFrom } from '../state/imported-from.ts'
import { openDrawer, setQuery } from '../state/view-store.ts'
import { Eclipse } from './eclipse.tsx'
import './empty-list.css'

/** What to do next, whenever there is nothing to list. */
export function EmptyList() {
  const { view, actions } = useModel()
  const { project, session } = useExchanges((state) => state.simulator)
  const isLoading = useExchanges((state) => state.connection === 'loading')
  const hiddenCount = useExchanges((state) => state.ledger.totals.requests)
  const isPaused = useExchanges((state) => state.isPaused)
  const { connection } = useExchanges((state) => state.simulator.switches)
  const hasError = useExchanges((state) => state.ledger.console.problems.errors > 0)
  const archive = useExchanges(({ ledger }) => importedFrom(ledger, [...ledger.importedSessions].at(-1)))
  const query = useView((state) => state.query)
  const pause = useCommand('traffic.pause')
  const search = useCommand('search.filter-text')
  const sample = useCommand('app.open-sample')
  const importHar = useCommand('traffic.import-har')

  if (isLoading) return <div className="empty" aria-busy="true" />
  if (hiddenCount > 0) {
    return (
      <Empty title={`No request matches “${shorten(query, 80)}”`}>
        <p>
          {hiddenCount === 1 ? 'One request is' : `${formatCount(hiddenCount)} requests are`} hidden by the
          filter{isPaused ? ', and the list is paused' : ''}.
        </p>
        <div className="empty-actions">
          <button type="button" className="button" onClick={() => setQuery(view, '')}>
            Clear the filter
          </button>
          {search.isAvailable && (
            <button type="button" className="button" title={search.hint} onClick={search.run}>
              Search in Bodies
            </button>
          )}
        </div>
      </Empty>
    )
  }
  if (isPaused) {
    return (
      <Empty title="The list is paused">
        <p>What the app asks for meanwhile is recorded, and shown when you go on.</p>
        <button type="button" className="button button-primary" onClick={pause.run}>
          <Play size={14} aria-hidden />
          Go On
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
        <div className="empty-actions">
          <button type="button" className="button button-primary" onClick={() => void actions.openProject()}>
            <FolderOpen size={14} aria-hidden />
            Open Project…
          </button>
          <button type="button" className="button" onClick={sample.run}>
            <Play size={14} aria-hidden />
            {sample.title}
          </button>
          <button type="button" className="button" title={importHar.hint} onClick={importHar.run}>
            {importHar.title}
          </button>
        </div>
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
  if (session === 'suspended') {
    return (
      <Empty title={`${project.name} is suspended`}>
        <p>Resume it to let it go on.</p>
        <button type="button" className="button button-primary" onClick={() => void actions.resume()}>
          <Play size={14} aria-hidden />
          Resume
        </button>
        <Hosts hosts={project.hosts} />
      </Empty>
    )
  }
  if (connection === 'none') {
    return (
      <Empty title="The device is offline">
        <p>Every request that {project.name} makes now fails at once, and is listed here.</p>
        <button type="button" className="button" onClick={() => void actions.setConnection('wifi')}>
          <Wifi size={14} aria-hidden />
          Connect by Wi-Fi
        </button>
        <Hosts hosts={project.hosts} />
      </Empty>
    )
  }
  return (
    <Empty title="No request yet">
      <p>What {project.name} asks of the network appears here the moment it starts.</p>
      {hasError && (
        <p className="empty-note">
          It has raised an error:{' '}
          <button type="button" className="text-link" onClick={() => openDrawer(view, 'console')}>
            look into the console
          </button>
        </p>
      )}
      {archive !== undefined && (
        <p className="empty-note">
          <bdi>{archive}</bdi>, which was imported, holds no request.
        </p>
      )}
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
