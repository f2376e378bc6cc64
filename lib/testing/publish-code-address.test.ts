import { describe, expect, it } from 'vitest'
import { codeMessageOf } from '@/components/publish/code-message-of'
import { publishDefaults } from '@/components/publish/publish-values'
import { brokerAddressShape } from '@/lib/rabbitmq/broker-address'
import { languages } from '@/lib/rabbitmq/publish-code/languages'
import { brokerAddress } from '@/lib/server/config/broker-address'
import { parseConfig } from '@/lib/server/config/config'

const certificate = '-----BEGIN CERTIFICATE-----'
const file = JSON.stringify({
  brokers: [
    {
      id: 'prod',
      name: 'Production',
      amqp: 'amqps://admin:secret@mq.example.org',
      management: 'https://admin:secret@mq.example.org:8443/rabbit/',
      ca: 'authority.pem',
    },
    { id: 'dev', name: 'Dev', amqp: 'amqp://[::1]:5680', management: 'http://[::1]:15680' },
  ],
})
const { brokers } = parseConfig({ WARREN_CONFIG: 'brokers.json' }, (name) =>
  name.endsWith('.pem') ? certificate : file,
)

/** What is shown for each configured broker, by the key of the language. */
const shown = brokers.map((broker) => {
  const values = publishDefaults({ vhost: '/', exchange: 'events', routingKey: 'k' })
  const message = codeMessageOf(values, { username: 'alice', address: brokerAddress(broker) })
  return Object.fromEntries(languages.map(({ key, write }) => [key, write(message).text]))
})

describe('code that is shown', () => {
  it('goes where the configuration says, by TLS and with its authority', () => {
    const [prod] = shown
    expect(prod?.['pika']).toContain(
      'host="mq.example.org", port=5671, virtual_host="/",\n    ssl_options=pika.SSLOptions(ssl.create_default_context(cafile="ca.pem"), "mq.example.org"),',
    )
    expect(prod?.['amqplib']).toContain(`protocol: 'amqps', hostname: "mq.example.org", port: 5671,`)
    expect(prod?.['amqplib']).toContain('}, { ca: [readFileSync("ca.pem")] })')
    expect(prod?.['java']).toContain('factory.setHost("mq.example.org");\n        factory.setPort(5671);')
    expect(prod?.['java']).toContain('factory.useSslProtocol(SSLContext.getDefault());')
    expect(prod?.['java']).toContain('factory.enableHostnameVerification();')
    expect(prod?.['go']).toContain('amqp.DialConfig("amqps://mq.example.org:5671", amqp.Config{')
    expect(prod?.['go']).toContain('TLSClientConfig: &tls.Config{RootCAs: authorities},')
    expect(prod?.['csharp']).toContain('HostName = "mq.example.org", Port = 5671,')
    expect(prod?.['csharp']).toContain(
      'Ssl = new SslOption { Enabled = true, ServerName = "mq.example.org" },',
    )
    expect(prod?.['curl']).toContain('--cacert ca.pem')
    expect(prod?.['curl']).toContain("'https://mq.example.org:8443/rabbit/api/exchanges/%2F/events/publish'")
    expect(prod?.['rabbitmqadmin']).toContain(
      "--host 'mq.example.org' --port 8443 --path-prefix '/rabbit/api' --use-tls --tls-ca-cert-file ca.pem",
    )
  })

  it('goes to an IPv6 address in plain', () => {
    const dev = shown[1]
    expect(dev?.['pika']).toContain('host="::1", port=5680,')
    expect(dev?.['amqplib']).toContain('  hostname: "::1", port: 5680,\n')
    expect(dev?.['java']).toContain('factory.setHost("::1");')
    expect(dev?.['go']).toContain('"amqp://[::1]:5680"')
    expect(dev?.['csharp']).toContain('HostName = "::1", Port = 5680,')
    expect(dev?.['curl']).toContain("'http://[::1]:15680/api/exchanges/%2F/events/publish'")
    expect(dev?.['rabbitmqadmin']).toContain("--host '[::1]' --port 15680 \\")
    for (const text of Object.values(dev ?? {})) expect(text).not.toMatch(/ssl|tls|amqps|https|ca\.pem/)
  })

  it('never holds what stands in the configured addresses beside them', () => {
    for (const text of shown.flatMap((each) => Object.values(each)))
      expect(text).not.toMatch(/secret|admin:|Production/)
    for (const broker of brokers) {
      const address = brokerAddress(broker)
      expect(brokerAddressShape.strict().parse(address)).toEqual(address)
      expect(JSON.stringify(address)).not.toMatch(/secret|admin|CERTIFICATE/)
    }
  })
})
