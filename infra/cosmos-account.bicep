// One account: its database, its containers, and two roles of the data plane for the bot.

param name string
param location string
param database string
param backupHours int
param containers array
param botPrincipalId string
param allowedAddresses array

resource account 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' = {
  name: name
  location: location
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: [{ name: 'EnableServerless' }]
    locations: [{ locationName: location, failoverPriority: 0 }]
    // One place writes and every replica reads what was written: a removed key is removed for all of them.
    enableMultipleWriteLocations: false
    consistencyPolicy: { defaultConsistencyLevel: 'Strong' }
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: empty(allowedAddresses) ? 'Disabled' : 'Enabled'
    ipRules: [for address in allowedAddresses: { ipAddressOrRange: address }]
    backupPolicy: {
      type: 'Periodic'
      periodicModeProperties: {
        backupIntervalInMinutes: 240
        backupRetentionIntervalInHours: backupHours
        backupStorageRedundancy: 'Local'
      }
    }
  }
}

resource db 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-11-15' = {
  parent: account
  name: database
  properties: { resource: { id: database } }
}

// The same as src/storage/cosmos/containers.ts; a test compares them.
resource container 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-11-15' = [for item in containers: {
  parent: db
  name: item.id
  properties: {
    resource: {
      id: item.id
      partitionKey: { paths: ['/id'], kind: 'Hash' }
      defaultTtl: -1
      indexingPolicy: {
        indexingMode: 'consistent'
        automatic: true
        includedPaths: [for path in item.indexed: { path: '${path}/?' }]
        excludedPaths: [{ path: '/*' }]
      }
    }
  }
}]

// The SDK asks how containers are partitioned. On the whole account, as Cosmos DB may ask at `/`; shows names, no items.
resource metadataRole 'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions@2024-11-15' = {
  parent: account
  name: guid(account.id, 'wegwijzer-metadata')
  properties: {
    roleName: 'Wegwijzer: read metadata'
    type: 'CustomRole'
    assignableScopes: [account.id]
    permissions: [{ dataActions: ['Microsoft.DocumentDB/databaseAccounts/readMetadata'] }]
  }
}

// No upsert, no change feed, no stored procedures, nothing that changes a container.
resource itemsRole 'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions@2024-11-15' = {
  parent: account
  name: guid(account.id, 'wegwijzer-items')
  properties: {
    roleName: 'Wegwijzer: read and write items'
    type: 'CustomRole'
    assignableScopes: [account.id]
    permissions: [
      {
        dataActions: [
          'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/create'
          'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/read'
          'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/replace'
          'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/delete'
          'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/executeQuery'
        ]
      }
    ]
  }
}

resource mayReadMetadata 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-11-15' = {
  parent: account
  name: guid(account.id, botPrincipalId, 'metadata')
  properties: {
    roleDefinitionId: metadataRole.id
    principalId: botPrincipalId
    scope: account.id
  }
}

resource mayUseItems 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-11-15' = [for (item, i) in containers: {
  parent: account
  name: guid(account.id, botPrincipalId, item.id)
  properties: {
    roleDefinitionId: itemsRole.id
    principalId: botPrincipalId
    scope: '${account.id}/dbs/${database}/colls/${item.id}'
  }
  dependsOn: [container[i]]
}]

output endpoint string = account.properties.documentEndpoint
