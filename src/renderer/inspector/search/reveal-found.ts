import type { BodyFound } from '../client.ts'
import type { InspectorModel } from '../state/model.ts'
import { revealExchange } from '../state/reveal-store.ts'
import { setDetailTab } from '../state/view-store.ts'

/** Opens the exchange at the body that has it, and asks the viewer to go to the place. */
export function revealFound(model: InspectorModel, found: BodyFound): void {
  const { exchangeId, side, offsetBytes, length } = found
  revealExchange(model, exchangeId)
  setDetailTab(model.view, side)
  model.bodyReveals.setState({ place: { exchangeId, side, offsetBytes, lengthBytes: length } })
}
