/** What a function gives back, or what a value is. An empty list is nil. */
type Answers = Readonly<Record<string, readonly (number | string | boolean)[]>>

const number = (value: number, ...names: readonly string[]): Answers =>
  Object.fromEntries(names.map((name) => [name, [value]]))

/**
 * The answers of functions that do nothing, where an app counts with them or asks: nothing is heard, nothing moves, nobody is
 * signed in. All other functions give an inert object. Source: the Solar2D API reference.
 */
const globals: Readonly<Record<string, Answers>> = {
  audio: {
    ...number(0, 'fade', 'fadeOut', 'pause', 'reserveChannels', 'resume', 'stop', 'stopWithDelay'),
    ...number(0, 'reservedChannels', 'unreservedUsedChannels', 'usedChannels', 'getMinVolume'),
    ...number(1, 'findFreeChannel', 'getMaxVolume', 'getSourceFromChannel', 'getVolume'),
    // The channel and its source.
    play: [1, 1],
    ...number(32, 'freeChannels', 'totalChannels', 'unreservedFreeChannels'),
    getDuration: [-1],
    isChannelActive: [false],
    isChannelPaused: [false],
    isChannelPlaying: [false],
    rewind: [false],
    seek: [false],
    setMaxVolume: [false],
    setMinVolume: [false],
    setVolume: [false],
  },
  media: { getSoundVolume: [1], hasSource: [false] },
}

const libraries: Readonly<Record<string, Answers>> = {
  ads: { height: [0] },
  facebook: { getCurrentAccessToken: [] },
  physics: {
    ...number(0, 'fromMKS', 'getMKS', 'toMKS'),
    addBody: [true],
    engineVersion: ['Box2D'],
    getAverageCollisionPositions: [false],
    getDebugErrorsEnabled: [true],
    getGravity: [0, 9.8],
    getReportCollisionsInContentCoordinates: [false],
    getTimeScale: [1],
    getTimeStep: [1 / 60],
    queryRegion: [],
    rayCast: [],
    reflectRay: [0, 0],
    removeBody: [true],
  },
  store: { canLoadProducts: [false], canMakePurchases: [false], isActive: [false], target: ['none'] },
}

const displayObject: Answers = {
  getInertia: [0],
  getLinearVelocity: [0, 0],
  getLinearVelocityFromLocalPoint: [0, 0],
  getLinearVelocityFromWorldPoint: [0, 0],
  getMassLocalCenter: [0, 0],
  getMassWorldCenter: [0, 0],
  getWorldVector: [0, 0],
}

export const knownAnswers = { globals, libraries, DisplayObject: displayObject }
