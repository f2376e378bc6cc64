import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { hasApt, openApt } from '@/lib/launch/debian/apt.mjs'
import { Family } from '@/lib/launch/family.mjs'
import { warrenDir } from '@/lib/launch/paths.mjs'

/** Where a package of Debian's was unpacked, or why it cannot be had. */
export type Unpacked = { dir: string } | { missing: string }

/** Unpacks a package of Debian's, without those that it needs, below `.warren/` and without root. Once for all runs. */
export async function debianPackage(name: string): Promise<Unpacked> {
  const dir = path.join(warrenDir, 'packages', name)
  if (existsSync(dir)) return { dir }
  if (!hasApt()) return { missing: 'there is no apt-get and dpkg-deb here' }
  const draft = `${dir}.${process.pid}.tmp`
  const family = new Family()
  const late = setTimeout(() => family.killAll(), 60_000)
  mkdirSync(draft, { recursive: true })
  const apt = openApt({ family, dir: path.join(draft, '.apt'), sources: null, status: null })
  try {
    await apt.update()
    await apt.download([name])
    await apt.unpack(draft)
    apt.close()
    if (!existsSync(dir)) renameSync(draft, dir)
    return { dir }
  } catch (error) {
    return { missing: `${name}: ${(error as Error).message.split('\n')[0]}` }
  } finally {
    clearTimeout(late)
    rmSync(draft, { recursive: true, force: true })
    await family.stopAll()
  }
}
