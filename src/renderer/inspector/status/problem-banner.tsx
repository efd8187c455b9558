import { TriangleAlert } from 'lucide-react'
import { useExchanges } from '../context.ts'
import './status.css'

/** Why the project could not be opened or its session failed, as long as that is so. */
export function ProblemBanner() {
  const problem = useExchanges((state) => state.simulator.problem)
  if (problem === undefined) return null
  return (
    <div className="problem" role="alert">
      <TriangleAlert size={15} aria-hidden />
      <p>{problem}</p>
    </div>
  )
}
