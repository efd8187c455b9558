/** The sign of the house: the disc that hides the sun, and what becomes visible around it. */
export function Eclipse() {
  return (
    <svg className="eclipse" viewBox="0 0 120 120" width="104" height="104" aria-hidden="true">
      <defs>
        <radialGradient id="corona">
          <stop className="corona-near" offset="0.5" />
          <stop className="corona-middle" offset="0.66" />
          <stop className="corona-far" offset="1" />
        </radialGradient>
      </defs>
      <circle cx="60" cy="60" r="58" fill="url(#corona)" />
      <circle className="eclipse-big-disc" cx="60" cy="60" r="30" />
      <circle className="eclipse-big-rim" cx="60" cy="60" r="30.5" />
    </svg>
  )
}
