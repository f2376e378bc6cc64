import { expect, test } from 'vitest'
import { parseOsRelease, sourceOf } from './source.mjs'

test('reads what a machine is', () => {
  const text = 'PRETTY_NAME="Ubuntu 24.04"\nID=ubuntu\nID_LIKE=debian\nVERSION_CODENAME=noble\n'
  expect(parseOsRelease(text)).toEqual({ id: 'ubuntu', like: ['debian'], codename: 'noble' })
  expect(parseOsRelease('ID="rocky"\nID_LIKE="rhel centos fedora"\n')).toEqual({
    id: 'rocky',
    like: ['rhel', 'centos', 'fedora'],
    codename: '',
  })
})

test('finds the source in the newer format, past those of others', () => {
  const text = `# a comment
Types: deb
URIs: https://packages.example.org/node
Suites: nodistro
Components: main

Types: deb deb-src
# a comment inside
URIs: http://mirror.example.org/debian
Suites: bookworm bookworm-updates
Components: main contrib
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
`
  expect(sourceOf([text], 'bookworm')).toEqual({
    uri: 'http://mirror.example.org/debian',
    signedBy: '/usr/share/keyrings/debian-archive-keyring.gpg',
  })
  expect(sourceOf([text], 'trixie')).toBeNull()
})

test('takes a key that is written into the source', () => {
  const text = `Types: deb
URIs: http://mirror.example.org/debian
Suites: trixie
Components: main
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 mQINBF
 -----END PGP PUBLIC KEY BLOCK-----
`
  expect(sourceOf([text], 'trixie')?.signedBy).toBe(
    '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQINBF\n-----END PGP PUBLIC KEY BLOCK-----',
  )
})

test('passes over a source that is switched off', () => {
  const text =
    'Enabled: no\nTypes: deb\nURIs: http://mirror.example.org/debian\nSuites: trixie\nComponents: main\n'
  expect(sourceOf([text], 'trixie')).toBeNull()
})

test('finds the source in the older format', () => {
  const text = `# deb http://old.example.org/debian trixie main
deb-src http://mirror.example.org/debian trixie main
deb [arch=amd64 signed-by=/etc/apt/keyrings/debian.gpg] http://mirror.example.org/debian trixie main contrib
`
  expect(sourceOf(['', text], 'trixie')).toEqual({
    uri: 'http://mirror.example.org/debian',
    signedBy: '/etc/apt/keyrings/debian.gpg',
  })
  expect(sourceOf(['deb http://mirror.example.org/debian trixie main'], 'trixie')?.signedBy).toBeNull()
})
