import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { hasApt, openApt } from './debian/apt.mjs'
import { LaunchError } from './launch-error.mjs'
import { onPath } from './on-path.mjs'
import { warrenDir } from './paths.mjs'

/**
 * @typedef {import('./family.mjs').Family} Family
 * @typedef {import('./progress.mjs').Progress} Progress
 */

const PACKAGE = 'fonts-noto-cjk'
const dir = path.join(warrenDir, 'fonts')
const configFile = path.join(dir, 'fonts.conf')

/**
 * What a browser's environment needs so that it can draw Chinese: nothing where the system has a font for it, else the
 * configuration of one that is unpacked below `.warren/`.
 * @param {Family} family
 * @param {Progress} progress
 * @returns {Promise<Record<string, string>>}
 */
export async function chineseFont(family, progress) {
  if (await systemHasOne(family)) return {}
  if (!existsSync(configFile)) await unpack(family, progress)
  return existsSync(configFile) ? { FONTCONFIG_FILE: configFile } : {}
}

/** @param {Family} family */
async function systemHasOne(family) {
  if (process.platform !== 'linux') return true
  if (onPath('fc-list') === null) return false
  const fonts = await family.read({ name: 'fc-list', command: 'fc-list', args: [':lang=zh-cn', 'family'] })
  return fonts.length > 0
}

/**
 * @param {Family} family
 * @param {Progress} progress
 */
async function unpack(family, progress) {
  const step = progress.start('Fetching a font for Chinese')
  const draft = `${dir}.${process.pid}.tmp`
  try {
    if (!hasApt()) throw new LaunchError('there is no apt-get and dpkg-deb here')
    const apt = openApt({ family, dir: path.join(draft, 'apt'), sources: null, status: null })
    await apt.update()
    await apt.download([PACKAGE])
    await apt.unpack(draft)
    apt.close()
    writeFileSync(path.join(draft, path.basename(configFile)), fontsConf(dir))
    rmSync(dir, { recursive: true, force: true })
    mkdirSync(warrenDir, { recursive: true })
    renameSync(draft, dir)
    step.done('Font for Chinese unpacked')
  } catch (error) {
    if (family.isStopping || !(error instanceof Error)) throw error
    step.fail()
    progress.note(`Chinese will be drawn as boxes: ${error.message.split('\n')[0]}`)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/**
 * The system's fonts and ours.
 * @param {string} folder
 */
export function fontsConf(folder) {
  const text = folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${text}/usr/share/fonts</dir>
  <cachedir>${text}/cache</cachedir>
</fontconfig>
`
}
