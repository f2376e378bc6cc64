import type { Code, CodeMessage } from './code-message'
import { csharpCode } from './csharp'
import { goCode } from './go'
import { curlCode, rabbitmqadminCode } from './http'
import { javaCode } from './java'
import { amqplibCode } from './javascript'
import { pikaCode } from './pika'

/** In which a publish can be written, by the names that people know them by. */
export const languages: readonly { key: string; name: string; write: (message: CodeMessage) => Code }[] = [
  { key: 'pika', name: 'Python (pika)', write: pikaCode },
  { key: 'amqplib', name: 'JavaScript (amqplib)', write: amqplibCode },
  { key: 'java', name: 'Java', write: javaCode },
  { key: 'go', name: 'Go', write: goCode },
  { key: 'csharp', name: 'C#', write: csharpCode },
  { key: 'curl', name: 'curl', write: curlCode },
  { key: 'rabbitmqadmin', name: 'rabbitmqadmin', write: rabbitmqadminCode },
]
