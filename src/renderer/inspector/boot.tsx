import { CSPProvider } from '@base-ui/react/csp-provider'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import { connectClients } from './client.ts'
import { ModelContext } from './context.ts'
import { Inspector } from './inspector.tsx'
import { bindTheme } from './state/bind-theme.ts'
import { createInspectorModel } from './state/model.ts'
import { nextFrame } from './state/next-frame.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

const model = createInspectorModel({
  clients: connectClients(window),
  storage: localStorage,
  schedule: nextFrame,
  nowMs: () => performance.now(),
})
bindTheme(model.view, document.documentElement)
void model.feed.start()
window.addEventListener('pagehide', model.feed.stop)

createRoot(root).render(
  <StrictMode>
    {/* The page's policy forbids style elements, and nothing that they would do is needed. */}
    <CSPProvider disableStyleElements>
      <ModelContext value={model}>
        <Inspector />
      </ModelContext>
    </CSPProvider>
  </StrictMode>,
)
