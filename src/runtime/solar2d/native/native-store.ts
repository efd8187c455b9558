import type { SceneStore } from '../display/scene-store.ts'
import { isAt, placeOf } from './field-place.ts'
import type { NativeAlert, NativeField, NativeView } from '../../native-view.ts'

/** More would only hide the app. */
export const maxAlerts = 20
export const maxFields = 200
/** Longer text has no room in any field, and goes to the page with every change. */
export const maxFieldCharacters = 65_536

type MutableField = { -readonly [Key in keyof NativeField]: NativeField[Key] }

/** What the platform shows over the canvas, as the app changes it. A field has the id of its display object. */
export class NativeStore implements NativeView {
  readonly #scene: SceneStore
  readonly #fields = new Map<number, MutableField>()
  #alerts: readonly NativeAlert[] = []
  #version = 0
  #lastAlertId = 0
  #isBusy = false
  #placedVersion = -1
  #list: readonly NativeField[] | undefined

  constructor(scene: SceneStore) {
    this.#scene = scene
  }

  get version(): number {
    this.#place()
    return this.#version
  }

  get alerts(): readonly NativeAlert[] {
    return this.#alerts
  }

  get fields(): readonly NativeField[] {
    this.#place()
    this.#list ??= [...this.#fields.values()].map((field) => ({ ...field }))
    return this.#list
  }

  get isBusy(): boolean {
    return this.#isBusy
  }

  /** Nothing of the app's canvas can be touched. */
  get isModal(): boolean {
    return this.#isBusy || this.#alerts.length > 0
  }

  /** Its id; undefined when there are too many. */
  showAlert(alert: Omit<NativeAlert, 'id'>): number | undefined {
    if (this.#alerts.length >= maxAlerts) return undefined
    const id = (this.#lastAlertId += 1)
    this.#alerts = [...this.#alerts, { ...alert, id }]
    this.#version += 1
    return id
  }

  /** Whether there was one. */
  closeAlert(id: number): boolean {
    const left = this.#alerts.filter((alert) => alert.id !== id)
    if (left.length === this.#alerts.length) return false
    this.#alerts = left
    this.#version += 1
    return true
  }

  setBusy(isBusy: boolean): void {
    if (this.#isBusy === isBusy) return
    this.#isBusy = isBusy
    this.#version += 1
  }

  canAddField(): boolean {
    return this.#fields.size < maxFields
  }

  addField(id: number, kind: NativeField['kind']): void {
    this.#fields.set(id, {
      id,
      kind,
      x: 0,
      y: 0,
      width: 0,
      height: 0,
      alpha: 1,
      isVisible: true,
      text: '',
      placeholder: '',
      isSecure: false,
      isEditable: kind === 'field',
      inputType: 'default',
      align: 'left',
      fontFamily: '',
      fontSize: 0,
      colour: [0, 0, 0, 1],
      hasBackground: true,
      hasFocus: false,
      revision: 0,
    })
    this.#placedVersion = -1
    this.#changed()
  }

  removeField(id: number): void {
    if (this.#fields.delete(id)) this.#changed()
  }

  field(id: number): NativeField | undefined {
    return this.#fields.get(id)
  }

  /** The field that the keyboard writes into. */
  focused(): NativeField | undefined {
    return [...this.#fields.values()].find((field) => field.hasFocus)
  }

  change(id: number, part: Partial<Omit<NativeField, 'id' | 'kind' | 'revision'>>): void {
    const field = this.#fields.get(id)
    if (field === undefined) return
    Object.assign(field, part)
    this.#changed()
  }

  /** The app, not the user, sets the text or the selection: the page takes them over. */
  revise(id: number, part: Pick<Partial<NativeField>, 'text' | 'selection'>): void {
    const field = this.#fields.get(id)
    if (field === undefined) return
    delete field.selection
    Object.assign(field, part)
    field.revision += 1
    this.#changed()
  }

  /** Undefined takes the keyboard away. */
  focus(id: number | undefined): void {
    for (const field of this.#fields.values()) field.hasFocus = field.id === id
    this.#changed()
  }

  #changed(): void {
    this.#list = undefined
    this.#version += 1
  }

  /** Positions follow the display tree, and cost something only after it changed. */
  #place(): void {
    if (this.#fields.size === 0) return
    const { version } = this.#scene
    if (version === this.#placedVersion) return
    this.#placedVersion = version
    for (const field of this.#fields.values()) {
      const node = this.#scene.get(field.id)
      const place = node === undefined ? undefined : placeOf(node)
      if (place === undefined || isAt(field, place)) continue
      Object.assign(field, place)
      this.#changed()
    }
  }
}
