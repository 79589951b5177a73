// Cosmos DB for Wegwijzer: two accounts without keys, four containers, and the least the bot needs to use them.
// az deployment group create -g <group> -f infra/cosmos.bicep -p name=<name> botPrincipalId=<object id>

@description('Of the accounts: <name> and <name>-keys.')
param name string

@description('Object id of the managed identity that the bot runs as.')
param botPrincipalId string

param location string = resourceGroup().location
param database string = 'wegwijzer'

@description('Leave empty to reach the accounts over a private endpoint only.')
param allowedAddresses array = []

// Wrapped keys stay in backups as long as backups are kept: a removed key is gone after that. So the shortest.
var accounts = [
  { name: name, backupHours: 48, containers: [
    { id: 'cases', indexed: ['/inbox', '/wake', '/expires'] }
    { id: 'roster', indexed: ['/name'] }
    { id: 'usage', indexed: ['/name'] }
  ] }
  { name: '${name}-keys', backupHours: 8, containers: [
    { id: 'keys', indexed: ['/name'] }
  ] }
]

module account 'cosmos-account.bicep' = [for item in accounts: {
  name: item.name
  params: {
    name: item.name
    location: location
    database: database
    backupHours: item.backupHours
    containers: item.containers
    botPrincipalId: botPrincipalId
    allowedAddresses: allowedAddresses
  }
}]

output COSMOS_ENDPOINT string = account[0].outputs.endpoint
output COSMOS_KEYS_ENDPOINT string = account[1].outputs.endpoint
output COSMOS_DATABASE string = database
