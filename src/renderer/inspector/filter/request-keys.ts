import { apiNames } from '../../../shared/log-entry.ts'
import { directoryNames } from '../../../shared/directory.ts'
import { rowName } from '../rows/row-name.ts'
import { urlParts } from '../rows/url-parts.ts'
import type { FilterKey } from './filter-key.ts'
import { choiceKey, textKey } from './filter-key.ts'

const apiHelp = {
  request: 'network.request',
  download: 'network.download',
  upload: 'network.upload',
  loadRemoteImage: 'display.loadRemoteImage',
} as const

/** Keys that look at what was asked. */
export const requestKeys: readonly FilterKey[] = [
  textKey({
    name: 'method',
    help: 'made with this method',
    examples: ['get', 'post'],
    textOf: (row) => row.request.method,
    match: 'is',
  }),
  choiceKey(
    { name: 'api', help: 'made by this function' },
    Object.fromEntries(
      apiNames.map((name) => [
        name.toLowerCase(),
        { help: apiHelp[name], matches: (row) => row.request.api === name },
      ]),
    ),
  ),
  textKey({
    name: 'host',
    help: 'whose host has this in its name',
    examples: ['example.com', 'localhost'],
    textOf: (row) => row.host,
    match: 'has',
  }),
  textKey({
    name: 'path',
    help: 'whose path has this in it',
    examples: ['/api/', '.png'],
    textOf: (row) => urlParts(row.request.url).path,
    match: 'has',
    isUnique: true,
  }),
  textKey({
    name: 'url',
    help: 'whose address has this in it, with its query',
    examples: ['page=2', '.json'],
    textOf: (row) => row.request.url,
    match: 'has',
    isUnique: true,
  }),
  textKey({
    name: 'name',
    help: 'whose name in the list has this in it',
    examples: ['logo', '.png'],
    textOf: (row) => rowName(row.request.url),
    match: 'has',
  }),
  textKey({
    name: 'scheme',
    help: 'whose address begins with this scheme',
    examples: ['http', 'https'],
    textOf: (row) => urlParts(row.request.url).scheme,
    match: 'is',
  }),
  textKey({
    name: 'site',
    help: 'made by this line of the app, or by this file',
    examples: ['main.lua', 'main.lua:12'],
    textOf: (row) => row.request.callSite,
    match: 'has',
  }),
  textKey({
    name: 'file',
    help: 'that save to a file with this in its name',
    examples: ['.png', 'save.json'],
    textOf: (row) => row.request.target?.name,
    match: 'has',
  }),
  choiceKey(
    { name: 'directory', help: 'that save to a file in this directory' },
    Object.fromEntries(
      directoryNames.map((name) => [
        name.replace('Directory', '').toLowerCase(),
        { help: `system.${name}`, matches: (row) => row.request.target?.directory === name },
      ]),
    ),
  ),
]
