import { answerKeys } from './answer-keys.ts'
import type { FilterKey } from './filter-key.ts'
import { requestKeys } from './request-keys.ts'
import { stateKeys } from './state-keys.ts'

const [isKey, ...otherStateKeys] = stateKeys

/** All keys, in the order in which help and completion show them. */
export const filterKeys: readonly FilterKey[] = [
  ...(isKey === undefined ? [] : [isKey]),
  ...answerKeys.slice(0, 1),
  ...requestKeys,
  ...answerKeys.slice(1),
  ...otherStateKeys,
]

const byName = new Map(filterKeys.map((key) => [key.name, key]))

export const filterKey = (name: string): FilterKey | undefined => byName.get(name)
