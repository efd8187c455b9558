import { CardSim, WifiOff } from 'lucide-react'
import { connectionTitles } from '../../../shared/connection.ts'
import { useExchanges } from '../context.ts'

/** Says that the device is not connected as usual, so that nobody looks for the fault in the app. */
export function ConnectionChip() {
  const connection = useExchanges((state) => state.simulator.switches.connection)
  return (
    <span
      className="connection-chip"
      role="status"
      aria-label="Connection"
      data-connection={connection}
      title={connection === 'wifi' ? undefined : connectionTitles[connection]}
    >
      {connection !== 'wifi' && (
        <>
          {connection === 'none' ? <WifiOff size={13} aria-hidden /> : <CardSim size={13} aria-hidden />}
          <span className="connection-words">{connectionTitles[connection]}</span>
        </>
      )}
    </span>
  )
}
