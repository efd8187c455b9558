import { expect, it, test } from 'vitest'
import { isUtf16, withFirstScript } from './first-script.ts'

const tagged = (page: string): string =>
  Buffer.from(withFirstScript(Buffer.from(page), '<#>')).toString('utf8')

test.each([
  ['<!doctype html><html><head><title>x', '<!doctype html><html><head><#><title>x'],
  [
    '<!DOCTYPE html>\n<HTML lang="en">\n  <HEAD class=a>\n<p>',
    '<!DOCTYPE html>\n<HTML lang="en">\n  <HEAD class=a><#>\n<p>',
  ],
  ['<p>no head', '<#><p>no head'],
  ['<!doctype html><title>no head', '<!doctype html><#><title>no head'],
  ['', '<#>'],
  ['\ufeff<html><script>1</script>', '\ufeff<html><#><script>1</script>'],
  ['<!-- <head> --><head><p>', '<!-- <head> --><head><#><p>'],
  // A comment that ends at once: what follows is the page's.
  ['<!--><script>1</script>-->', '<!--><#><script>1</script>-->'],
  ['<!---><script>1</script>-->', '<!---><#><script>1</script>-->'],
  ['<!-- a --!><script>1</script>-->', '<!-- a --!><#><script>1</script>-->'],
  ['<!-- without end <head>', '<#><!-- without end <head>'],
  ['<html a="> <head>"><head>', '<html a="> <head>"><head><#>'],
  ["<html a='>'><head>", "<html a='>'><head><#>"],
  ['<header><head>', '<#><header><head>'],
  ['<html without end', '<#><html without end'],
  ['<title>Grüße</title>', '<#><title>Grüße</title>'],
])('[B20] %j', (page, expected) => {
  expect(tagged(page)).toBe(expected)
})

it('[B20] bytes that are no UTF-8 stay as they are', () => {
  const page = Uint8Array.of(0x3c, 0x70, 0x3e, 0xff, 0x00, 0x80)
  expect([...withFirstScript(page, '#')]).toEqual([0x23, ...page])
})

it('[B20] a hostile page is read in no time', () => {
  for (const part of ['<html a=', '<!--', ' ', '<!doctype', '<html "', '<html \'a"', '<!---']) {
    const page = Buffer.from(part.repeat(100_000))
    expect(withFirstScript(page, '#').byteLength).toBe(page.byteLength + 1)
  }
})

it('[B20] UTF-16 is told by its mark', () => {
  expect(isUtf16(Uint8Array.of(0xff, 0xfe, 0x3c))).toBe(true)
  expect(isUtf16(Uint8Array.of(0xfe, 0xff))).toBe(true)
  expect(isUtf16(Buffer.from('<p>'))).toBe(false)
  expect(isUtf16(new Uint8Array())).toBe(false)
})
