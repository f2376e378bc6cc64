import 'server-only'

/** AMQP 0-9-1, 4.2.3: types of frames, and the octet that ends each. */
export const typeMethod = 1
export const typeHeader = 2
export const typeBody = 3
export const frameEnd = 0xce

/** Type, channel and size before the payload of a frame. */
export const frameHead = 7
/** Class, weight and body size before the properties in a content header. */
export const contentHead = 12
export const basicClass = 60
/** Class 60 with methods 40, 60 and 71, each as one number. */
export const basicPublish = 0x003c_0028
export const basicDeliver = 0x003c_003c
export const basicGetOk = 0x003c_0047

/** Bytes that a content-header frame adds to the properties; the whole must fit the negotiated frame_max. */
export const contentHeaderOverhead = frameHead + contentHead + 1
