/** The names of one library of Solar2D, as a list of words. */
type KnownNames = { readonly functions: string; readonly values?: string }

/** Libraries that are there without `require`. Names that we do simulate may stand here: what is there wins. */
const globals: Readonly<Record<string, KnownNames>> = {
  // OpenAL, which `audio` stands on: tutorials use it for the pitch of a sound.
  al: {
    functions: 'Source GetSource Listener GetListener',
    values:
      'PITCH GAIN MIN_GAIN MAX_GAIN MAX_DISTANCE REFERENCE_DISTANCE ROLLOFF_FACTOR POSITION VELOCITY ORIENTATION',
  },
  audio: {
    functions: `dispose fade fadeOut findFreeChannel getDuration getSourceFromChannel getMaxVolume getMinVolume getVolume isChannelActive
      isChannelPaused isChannelPlaying loadSound loadStream pause play reserveChannels resume rewind seek setMaxVolume
      setMinVolume setVolume stop stopWithDelay getProperty setProperty setSessionProperty getSessionProperty`,
    values:
      'freeChannels reservedChannels totalChannels unreservedFreeChannels unreservedUsedChannels usedChannels',
  },
  display: {
    functions: 'enableStatistics getStatistics getTimings',
    values: 'TopLeftReferencePoint CenterReferencePoint BottomCenterReferencePoint',
  },
  graphics: {
    functions: `defineEffect listEffects newMask newOutline newTexture releaseTextures undefineEffect`,
  },
  media: {
    functions: `capturePhoto captureVideo getSoundVolume hasSource newEventSound newRecording pauseSound playEventSound playSound
      playVideo save selectPhoto selectVideo setSoundVolume show stopSound`,
    values: 'Camera PhotoLibrary SavedPhotosAlbum RemoteSource',
  },
  native: {
    functions: `canShowPopup cancelAlert cancelWebPopup getFontNames getProperty getSync newFont newMapView newTextBox newTextField
      newVideo newWebView requestExit setActivityIndicator setKeyboardFocus setProperty setSync showAlert showPopup
      showWebPopup`,
  },
  network: { functions: '' },
  system: { functions: 'exportFile getSandboxedPath' },
  timer: { functions: '' },
  transition: { functions: '' },
}

/** Libraries that `require` brings. Plugins (`plugin.*`) need no entry: whatever is called in one is taken as known. */
const libraries: Readonly<Record<string, KnownNames>> = {
  ads: { functions: 'height hide init setCurrentProvider show' },
  analytics: { functions: 'init logEvent' },
  composer: {
    functions: `getPrevious getScene getSceneName getVariable gotoScene hideOverlay loadScene newScene removeHidden removeScene
      setVariable showOverlay`,
    values: 'effectList isDebug recycleOnLowMemory recycleOnSceneChange stage',
  },
  crypto: { functions: 'digest hmac', values: 'md4 md5 sha1 sha224 sha256 sha384 sha512' },
  facebook: {
    functions: 'getCurrentAccessToken login logout publishInstall request setFBConnectListener showDialog',
  },
  gameNetwork: { functions: 'init request show' },
  http: { functions: 'request' },
  json: { functions: 'decodeFile' },
  licensing: { functions: 'init verify' },
  ltn12: { functions: 'filter pump sink source' },
  mime: { functions: 'b64 decode encode eol normalize qp qpwrp stuff unb64 unqp wrap wrp' },
  physics: {
    functions: `addBody fromMKS getAverageCollisionPositions getDebugErrorsEnabled getGravity getMKS
      getReportCollisionsInContentCoordinates getTimeStep newJoint newParticleSystem pause queryRegion rayCast
      reflectRay removeBody setAverageCollisionPositions setContinuous setDebugErrorsEnabled setDrawMode setGravity
      setMKS setPositionIterations setReportCollisionsInContentCoordinates setScale setTimeScale setTimeStep
      setVelocityIterations start stop toMKS getTimeScale`,
    values: 'engineVersion',
  },
  socket: {
    functions: 'bind connect gettime newtry protect select sink skip sleep source tcp try udp',
    values: 'dns',
  },
  'socket.ftp': { functions: 'get put' },
  'socket.http': { functions: 'request' },
  'socket.smtp': { functions: 'message send' },
  'socket.url': { functions: 'absolute build build_path escape parse parse_path unescape' },
  sprite: { functions: 'add newSprite newSpriteSet newSpriteSheet' },
  sqlite3: {
    functions: 'complete open open_memory temp_directory version',
    values: 'OK ERROR BUSY ROW DONE',
  },
  ssl: { functions: 'newcontext wrap' },
  'ssl.https': { functions: 'request' },
  store: {
    functions: 'consumePurchase finishTransaction init loadProducts purchase restore',
    values: 'availableStores canLoadProducts canMakePurchases isActive target',
  },
  widget: {
    functions: `newButton newPickerWheel newProgressView newScrollView newSegmentedControl newSlider newSpinner newStepper
      newSwitch newTabBar newTableView setTheme`,
    values: 'theme',
  },
}

/**
 * What a display object has beyond what we simulate. Of bodies only the methods: an app asks by a property such as
 * `bodyType` whether an object is one, and here none is.
 */
const displayObject: KnownNames = {
  functions: `applyAngularImpulse applyForce applyLinearImpulse applyTorque getInertia getLinearVelocity getWorldVector
    getLinearVelocityFromLocalPoint getLinearVelocityFromWorldPoint getMassLocalCenter getMassWorldCenter resetMassData
    setFillVertexColor setGradient setLinearVelocity setReferencePoint setStrokeVertexColor`,
}

type KnownKind = 'function' | 'value'
type KnownTable = Readonly<Record<string, KnownKind>>

function tableOf({ functions, values = '' }: KnownNames): KnownTable {
  return Object.fromEntries([...words(functions, 'function'), ...words(values, 'value')])
}

function words(list: string, kind: KnownKind): [string, KnownKind][] {
  return list
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => [word, kind])
}

const tablesOf = (all: Readonly<Record<string, KnownNames>>): Readonly<Record<string, KnownTable>> =>
  Object.fromEntries(Object.entries(all).map(([name, names]) => [name, tableOf(names)]))

/** All that is known of Solar2D's interface, for `inert.lua`. Source: the Solar2D API reference. */
export const knownApi = {
  globals: tablesOf(globals),
  libraries: tablesOf(libraries),
  DisplayObject: tableOf(displayObject),
}
