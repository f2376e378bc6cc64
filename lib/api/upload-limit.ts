/** Bytes of one uploaded file, and of all of one session. */
export const maxUpload = 512 * 1024 * 1024
