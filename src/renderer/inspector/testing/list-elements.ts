import { screen } from '@testing-library/react'
import { SimulatedLog } from './simulated-log.ts'

export const list = (): HTMLElement => {
  const element = document.getElementById('exchanges')
  if (element === null) throw new Error('no list')
  return element
}
export const rowOf = (id: string): HTMLElement => {
  const row = document.querySelector<HTMLElement>(`[data-exchange-id="${id}"]`)
  if (row === null) throw new Error(`no row ${id}`)
  return row
}
export const cellOf = (id: string, column: string): HTMLElement => {
  const cell = rowOf(id).querySelector<HTMLElement>(`[data-column="${column}"]`)
  if (cell === null) throw new Error(`no cell ${column}`)
  return cell
}
export const head = (name: string | RegExp): HTMLElement => screen.getByRole('columnheader', { name })
export const shownIds = (): readonly (string | undefined)[] =>
  [...document.querySelectorAll<HTMLElement>('.list-row')]
    .toSorted((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
    .map((row) => row.dataset['exchangeId'])

export const stops = (): readonly HTMLElement[] =>
  screen.getAllByRole('columnheader').filter(({ tabIndex }) => tabIndex === 0)

export const heads = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.list-group')]

/** Four that are over, of two hosts. */
export function smallLog(): SimulatedLog {
  const log = new SimulatedLog()
  for (const [id, host, status, sizeBytes] of [
    ['a', 'one.test', 200, 300],
    ['b', 'two.test', 404, 100],
    ['c', 'one.test', 500, 200],
    ['d', 'two.test', 200, 400],
  ] as const) {
    log.request(id, { url: `http://${host}/${id}.png` })
    log.finish(id, status, sizeBytes)
  }
  return log
}
