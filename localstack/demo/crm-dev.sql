-- Harbour CRM, dev: a small application in the manner of NocoBase, made up for the demo.
-- Ahead of prod in pages, roles, workflows and structure (see README.md); its users and orders are made for trying.
-- Loads into an empty schema, as one statement batch or with psql. Every value is fixed: loading it twice gives the same rows.

-- What the application keeps about itself ------------------------------------------------------------------

CREATE TABLE "applicationVersion" (id bigserial PRIMARY KEY, value varchar(255));
CREATE TABLE "migrations" (name varchar(255) PRIMARY KEY);
CREATE TABLE "applicationPlugins" (
  id bigserial PRIMARY KEY,
  name varchar(255) UNIQUE,
  "packageName" varchar(255) UNIQUE,
  version varchar(255),
  enabled boolean,
  installed boolean,
  "builtIn" boolean,
  options json
);
CREATE TABLE "systemSettings" (
  id bigserial PRIMARY KEY,
  title varchar(255),
  "allowSignUp" boolean DEFAULT true,
  "enabledLanguages" json DEFAULT '[]',
  "appLang" varchar(255),
  options json DEFAULT '{}'
);
CREATE TABLE "environmentVariables" (
  "createdAt" timestamptz NOT NULL DEFAULT '2026-03-02T08:00:00Z',
  name varchar(255) PRIMARY KEY,
  type varchar(255),
  value text
);
CREATE TABLE "dataSources" (
  key varchar(255) PRIMARY KEY,
  "displayName" varchar(255),
  type varchar(255),
  options json,
  enabled boolean DEFAULT true
);
CREATE TABLE "storages" (
  id bigint PRIMARY KEY,
  name varchar(255) UNIQUE,
  title varchar(255),
  type varchar(255),
  options jsonb DEFAULT '{}',
  "default" boolean DEFAULT false
);
CREATE TABLE "attachments" (
  id bigserial PRIMARY KEY,
  title varchar(255),
  filename varchar(255),
  size integer,
  meta jsonb DEFAULT '{}',
  "storageId" bigint
);
CREATE TABLE "collections" (
  key varchar(255) PRIMARY KEY,
  name varchar(255) UNIQUE,
  title varchar(255),
  hidden boolean DEFAULT false,
  options json DEFAULT '{}',
  sort bigint
);
CREATE TABLE "fields" (
  key varchar(255) PRIMARY KEY,
  name varchar(255),
  type varchar(255),
  interface varchar(255),
  "collectionName" varchar(255),
  options json DEFAULT '{}',
  sort bigint
);
CREATE UNIQUE INDEX "fields_collection_name_name" ON "fields" ("collectionName", name);
CREATE TABLE "sequences" (
  id bigserial PRIMARY KEY,
  collection varchar(255),
  field varchar(255),
  key integer,
  current bigint,
  "lastGeneratedAt" timestamptz
);
COMMENT ON TABLE "sequences" IS 'Counters of auto-number fields: they only grow';

-- Who may do what ------------------------------------------------------------------------------------------

CREATE TABLE "users" (
  id bigserial PRIMARY KEY,
  nickname varchar(255),
  username varchar(255) UNIQUE,
  email varchar(255) UNIQUE,
  password varchar(255),
  "appLang" varchar(255),
  "systemSettings" json DEFAULT '{}'
);
CREATE TABLE "roles" (
  name varchar(255) PRIMARY KEY,
  title varchar(255) UNIQUE,
  strategy json,
  "default" boolean DEFAULT false,
  snippets jsonb DEFAULT '["!ui.*", "!pm", "!pm.*"]',
  sort bigint
);
CREATE TABLE "rolesUsers" (
  "roleName" varchar(255),
  "userId" bigint,
  "default" boolean,
  PRIMARY KEY ("roleName", "userId")
);
CREATE TABLE "rolesResources" (
  id bigserial PRIMARY KEY,
  "roleName" varchar(255),
  name varchar(255),
  "usingActionsConfig" boolean
);
CREATE UNIQUE INDEX "roles_resources_role_name_name" ON "rolesResources" ("roleName", name);
CREATE TABLE "rolesResourcesActions" (
  id bigserial PRIMARY KEY,
  "rolesResourceId" bigint,
  name varchar(255),
  fields jsonb DEFAULT '[]'
);

-- Pages ----------------------------------------------------------------------------------------------------

CREATE TABLE "desktopRoutes" (
  id bigint PRIMARY KEY,
  "parentId" bigint,
  title varchar(255),
  icon varchar(255),
  "schemaUid" varchar(255),
  type varchar(255),
  sort bigint,
  "hideInMenu" boolean
);
CREATE TABLE "rolesDesktopRoutes" (
  "desktopRouteId" bigint,
  "roleName" varchar(255),
  PRIMARY KEY ("desktopRouteId", "roleName")
);
CREATE TABLE "uiSchemas" ("x-uid" varchar(255) PRIMARY KEY, name varchar(255), schema json DEFAULT '{}');
CREATE TABLE "uiSchemaTreePath" (
  ancestor varchar(255),
  descendant varchar(255),
  depth integer,
  sort integer,
  PRIMARY KEY (ancestor, descendant)
);

-- Workflows ------------------------------------------------------------------------------------------------

CREATE TABLE "workflows" (
  id bigint PRIMARY KEY,
  key varchar(255),
  title varchar(255),
  enabled boolean DEFAULT false,
  type varchar(255),
  config jsonb DEFAULT '{}',
  current boolean
);
CREATE UNIQUE INDEX "workflows_key_current" ON "workflows" (key, current);
CREATE TABLE "flow_nodes" (
  id bigint PRIMARY KEY,
  key varchar(255),
  title varchar(255),
  "upstreamId" bigint,
  "downstreamId" bigint,
  type varchar(255),
  config json DEFAULT '{}',
  "workflowId" bigint
);
CREATE TABLE "executions" (
  id bigint PRIMARY KEY,
  "workflowId" bigint,
  key varchar(255),
  context json,
  status integer,
  "startedAt" timestamptz
);
CREATE INDEX "executions_workflow_id" ON "executions" ("workflowId");

-- What people built on it ----------------------------------------------------------------------------------

CREATE TABLE "customers" (
  id bigint PRIMARY KEY,
  "createdAt" timestamptz NOT NULL,
  "name" varchar(255) NOT NULL,
  "email" varchar(255),
  "region" varchar(32),
  "profile" jsonb DEFAULT '{}',
  "customerNo" varchar(32)
);
CREATE UNIQUE INDEX "customers_customer_no" ON "customers" ("customerNo");
COMMENT ON TABLE "customers" IS 'Companies that buy from us';
CREATE TABLE "products" (
  id bigint PRIMARY KEY,
  sku varchar(64) NOT NULL UNIQUE,
  title varchar(255) NOT NULL,
  price numeric(12, 2) NOT NULL,
  "reorderLevel" integer NOT NULL DEFAULT 10,
  attributes json DEFAULT '{}'
);
COMMENT ON COLUMN "products".price IS 'Net, in euro';
COMMENT ON COLUMN "products"."reorderLevel" IS 'Order more when fewer than this are left';
CREATE TABLE "labels" (uid uuid PRIMARY KEY, title varchar(64) NOT NULL, color varchar(16));
CREATE TABLE "productsLabels" (
  "productId" bigint,
  "labelUid" uuid,
  PRIMARY KEY ("productId", "labelUid")
);
CREATE TABLE "orders" (
  id bigserial PRIMARY KEY,
  "createdAt" timestamptz NOT NULL,
  "orderNo" varchar(32) NOT NULL UNIQUE,
  "customerId" bigint NOT NULL,
  state varchar(16) NOT NULL,
  "from" date,
  "limit" integer,
  note text
);
CREATE INDEX "orders_customer_id" ON "orders" ("customerId");
CREATE TABLE "orderItems" (
  "orderId" bigint,
  "position" integer,
  "productId" bigint NOT NULL,
  quantity integer NOT NULL,
  price numeric(12, 2) NOT NULL,
  PRIMARY KEY ("orderId", "position")
);
CREATE TABLE "persons" (id bigserial PRIMARY KEY, name varchar(255), email varchar(255));
CREATE TABLE "employees" ("hiredOn" date, PRIMARY KEY (id)) INHERITS ("persons");
COMMENT ON TABLE "employees" IS 'Persons who work for us';
CREATE TABLE "contracts" (
  id bigint PRIMARY KEY,
  "createdAt" timestamptz NOT NULL,
  title varchar(255) NOT NULL,
  "customerId" bigint NOT NULL,
  "validUntil" date,
  terms jsonb NOT NULL DEFAULT '{"noticeDays": 90}'
);
CREATE INDEX "contracts_customer_id" ON "contracts" ("customerId");
COMMENT ON TABLE "contracts" IS 'What was agreed with a customer, and until when';
CREATE VIEW "customerTotals" AS
SELECT c.id AS "customerId", c.name, count(DISTINCT o.id) AS "orderCount", coalesce(sum(i.quantity * i.price), 0) AS total
FROM "customers" c
LEFT JOIN "orders" o ON o."customerId" = c.id
LEFT JOIN "orderItems" i ON i."orderId" = o.id
GROUP BY c.id, c.name;

-- Its configuration ----------------------------------------------------------------------------------------

INSERT INTO "applicationVersion" (value) VALUES ('2.2.15');
INSERT INTO "migrations" ("name") VALUES
  ('20250110090000-acl-snippets/@nocobase/plugin-acl'),
  ('20250601120000-route-icons/@nocobase/plugin-client');
INSERT INTO "applicationPlugins" ("name", "packageName", "version", "enabled", "installed", "builtIn", "options") VALUES
  ('acl', '@nocobase/plugin-acl', '2.2.15', true, true, true, '{}'),
  ('users', '@nocobase/plugin-users', '2.2.15', true, true, true, '{}'),
  ('client', '@nocobase/plugin-client', '2.2.15', true, true, true, '{}'),
  ('workflow', '@nocobase/plugin-workflow', '2.2.15', true, true, true, '{}'),
  ('environment-variables', '@nocobase/plugin-environment-variables', '2.2.15', true, true, true, '{}'),
  ('field-sequence', '@nocobase/plugin-field-sequence', '2.2.15', true, true, true, '{}'),
  ('file-manager', '@nocobase/plugin-file-manager', '2.2.15', true, true, true, '{}'),
  ('data-source-main', '@nocobase/plugin-data-source-main', '2.2.15', true, true, true, '{}'),
  ('data-source-manager', '@nocobase/plugin-data-source-manager', '2.2.15', true, true, true, '{}');
INSERT INTO "systemSettings" ("title", "allowSignUp", "enabledLanguages", "appLang", "options") VALUES
  ('Harbour CRM (dev)', true, '["en-US", "de-DE"]', 'en-US', '{"logo": "anchor"}');
INSERT INTO "environmentVariables" ("name", "type", "value") VALUES
  ('SMTP_HOST', 'default', 'smtp.dev.example'),
  ('PUBLIC_URL', 'default', 'https://crm.dev.example'),
  ('API_SECRET', 'secret', 'a1b2c3d4a1b2c3d4a1b2c3d4a1b2c3d490ab12cd90ab12cd90ab12cd90ab12cd');
INSERT INTO "dataSources" ("key", "displayName", "type", "options", "enabled") VALUES
  ('main', 'Main', 'main', '{}', true);
INSERT INTO "storages" ("id", "name", "title", "type", "options", "default") VALUES
  (1, 'local', 'Local storage', 'local', '{"documentRoot": "storage/uploads"}', true);
INSERT INTO "collections" ("key", "name", "title", "hidden", "options", "sort") VALUES
  ('col_customers', 'customers', 'Customers', false, '{}', 1),
  ('col_products', 'products', 'Products', false, '{}', 2),
  ('col_labels', 'labels', 'Labels', false, '{"filterTargetKey": "uid"}', 3),
  ('col_productsLabels', 'productsLabels', 'Products and labels', true, '{"isThrough": true}', 4),
  ('col_orders', 'orders', 'Orders', false, '{}', 5),
  ('col_orderItems', 'orderItems', 'Order items', false, '{}', 6),
  ('col_persons', 'persons', 'Persons', false, '{}', 7),
  ('col_employees', 'employees', 'Employees', false, '{"inherits": ["persons"]}', 8),
  ('col_customerTotals', 'customerTotals', 'Customer totals', false, '{"template": "view", "view": true, "viewName": "customerTotals"}', 9),
  ('col_users', 'users', 'Users', false, '{"origin": "@nocobase/plugin-users"}', 10),
  ('col_roles', 'roles', 'Roles', false, '{"origin": "@nocobase/plugin-acl"}', 11),
  ('col_contracts', 'contracts', 'Contracts', false, '{}', 12);
INSERT INTO "fields" ("key", "name", "type", "interface", "collectionName", "options", "sort") VALUES
  ('fld_customers_name', 'name', 'string', 'input', 'customers', '{"uiSchema": {"title": "Name"}}', 1),
  ('fld_customers_email', 'email', 'string', 'input', 'customers', '{"uiSchema": {"title": "Email"}}', 2),
  ('fld_customers_region', 'region', 'string', 'input', 'customers', '{"uiSchema": {"title": "Region"}}', 3),
  ('fld_customers_profile', 'profile', 'jsonb', 'jsonb', 'customers', '{"uiSchema": {"title": "Profile"}}', 4),
  ('fld_customers_customerNo', 'customerNo', 'sequence', 'sequence', 'customers', '{"uiSchema": {"title": "CustomerNo"}}', 5),
  ('fld_products_sku', 'sku', 'string', 'input', 'products', '{"uiSchema": {"title": "Sku"}}', 1),
  ('fld_products_title', 'title', 'string', 'input', 'products', '{"uiSchema": {"title": "Title"}}', 2),
  ('fld_products_price', 'price', 'decimal', 'decimal', 'products', '{"uiSchema": {"title": "Price"}}', 3),
  ('fld_products_attributes', 'attributes', 'json', 'json', 'products', '{"uiSchema": {"title": "Attributes"}}', 4),
  ('fld_products_reorderLevel', 'reorderLevel', 'integer', 'integer', 'products', '{"uiSchema": {"title": "ReorderLevel"}}', 5),
  ('fld_labels_title', 'title', 'string', 'input', 'labels', '{"uiSchema": {"title": "Title"}}', 1),
  ('fld_labels_color', 'color', 'string', 'input', 'labels', '{"uiSchema": {"title": "Color"}}', 2),
  ('fld_orders_orderNo', 'orderNo', 'string', 'input', 'orders', '{"uiSchema": {"title": "OrderNo"}}', 1),
  ('fld_orders_state', 'state', 'string', 'input', 'orders', '{"uiSchema": {"title": "State"}}', 2),
  ('fld_orders_from', 'from', 'dateOnly', 'dateOnly', 'orders', '{"uiSchema": {"title": "From"}}', 3),
  ('fld_orders_limit', 'limit', 'integer', 'integer', 'orders', '{"uiSchema": {"title": "Limit"}}', 4),
  ('fld_orders_note', 'note', 'text', 'text', 'orders', '{"uiSchema": {"title": "Note"}}', 5),
  ('fld_orderItems_position', 'position', 'integer', 'integer', 'orderItems', '{"uiSchema": {"title": "Position"}}', 1),
  ('fld_orderItems_quantity', 'quantity', 'integer', 'integer', 'orderItems', '{"uiSchema": {"title": "Quantity"}}', 2),
  ('fld_orderItems_price', 'price', 'decimal', 'decimal', 'orderItems', '{"uiSchema": {"title": "Price"}}', 3),
  ('fld_persons_name', 'name', 'string', 'input', 'persons', '{"uiSchema": {"title": "Name"}}', 1),
  ('fld_persons_email', 'email', 'string', 'input', 'persons', '{"uiSchema": {"title": "Email"}}', 2),
  ('fld_employees_hiredOn', 'hiredOn', 'dateOnly', 'dateOnly', 'employees', '{"uiSchema": {"title": "HiredOn"}}', 1),
  ('fld_contracts_title', 'title', 'string', 'input', 'contracts', '{"uiSchema": {"title": "Title"}}', 1),
  ('fld_contracts_validUntil', 'validUntil', 'dateOnly', 'dateOnly', 'contracts', '{"uiSchema": {"title": "ValidUntil"}}', 2),
  ('fld_contracts_terms', 'terms', 'jsonb', 'jsonb', 'contracts', '{"uiSchema": {"title": "Terms"}}', 3),
  ('fld_customers_orders', 'orders', 'hasMany', 'o2m', 'customers', '{"target": "orders", "foreignKey": "customerId"}', 21),
  ('fld_orders_items', 'items', 'hasMany', 'o2m', 'orders', '{"target": "orderItems", "foreignKey": "orderId"}', 22),
  ('fld_products_labels', 'labels', 'belongsToMany', 'm2m', 'products', '{"target": "labels", "through": "productsLabels", "foreignKey": "productId", "otherKey": "labelUid", "sourceKey": "id", "targetKey": "uid"}', 23),
  ('fld_roles_users', 'users', 'belongsToMany', NULL, 'roles', '{"target": "users", "through": "rolesUsers", "foreignKey": "roleName", "otherKey": "userId", "sourceKey": "name", "targetKey": "id"}', 24),
  ('fld_roles_desktopRoutes', 'desktopRoutes', 'belongsToMany', NULL, 'roles', '{"target": "desktopRoutes", "through": "rolesDesktopRoutes", "foreignKey": "roleName", "otherKey": "desktopRouteId", "sourceKey": "name", "targetKey": "id"}', 25),
  ('fld_contracts_customer', 'customer', 'belongsTo', 'm2o', 'contracts', '{"target": "customers", "foreignKey": "customerId"}', 26);
INSERT INTO "roles" ("name", "title", "strategy", "default", "snippets", "sort") VALUES
  ('root', 'Root', '{"actions": ["*"]}', false, '["ui.*", "pm", "pm.*"]', 0),
  ('admin', 'Admin', '{"actions": ["create", "view", "update", "destroy"]}', false, '["ui.*", "pm"]', 1),
  ('sales', 'Sales', '{"actions": ["create", "view", "update:own", "export"]}', true, '["!ui.*", "!pm"]', 2),
  ('auditor', 'Auditor', '{"actions": ["view", "export"]}', false, '["!ui.*", "!pm"]', 3);
INSERT INTO "rolesResources" ("roleName", "name", "usingActionsConfig") VALUES
  ('sales', 'orders', true),
  ('sales', 'customers', true),
  ('auditor', 'contracts', true),
  ('auditor', 'orders', true);
INSERT INTO "rolesResourcesActions" ("rolesResourceId", "name", "fields") VALUES
  (1, 'view', '["orderNo", "state", "note", "limit"]'),
  (1, 'create', '["orderNo", "note"]'),
  (2, 'view', '["name", "email", "region"]'),
  (3, 'view', '["title", "validUntil", "terms"]'),
  (4, 'view', '["orderNo", "state"]');
INSERT INTO "desktopRoutes" ("id", "parentId", "title", "icon", "schemaUid", "type", "sort", "hideInMenu") VALUES
  (357400000000001, NULL, 'Customers', 'team', 'page-customers', 'page', 1, false),
  (357400000000002, NULL, 'Orders & items', 'shopping', 'page-orders', 'page', 2, false),
  (357400000000003, NULL, 'Products', 'appstore', 'page-products', 'page', 3, false),
  (357400000000004, NULL, 'Contracts', 'fileprotect', 'page-contracts', 'page', 4, false),
  (357400000000005, NULL, 'Dashboard', 'dashboard', 'page-customertotals', 'page', 5, false);
INSERT INTO "rolesDesktopRoutes" ("desktopRouteId", "roleName") VALUES
  (357400000000001, 'admin'),
  (357400000000001, 'sales'),
  (357400000000002, 'admin'),
  (357400000000002, 'sales'),
  (357400000000003, 'admin'),
  (357400000000003, 'sales'),
  (357400000000004, 'admin'),
  (357400000000005, 'admin'),
  (357400000000005, 'sales'),
  (357400000000004, 'auditor'),
  (357400000000005, 'auditor');
INSERT INTO "uiSchemas" ("x-uid", "name", "schema") VALUES
  ('page-customers', 'customers', '{"type": "void", "x-component": "Page", "title": "Customers"}'),
  ('page-customers-grid', 'grid', '{"type": "void", "x-component": "TableV2", "x-decorator-props": {"collection": "customers", "dataSource": "main", "columns": ["name", "email", "region", "profile", "customerNo"], "help": "{{ $env.PUBLIC_URL }}/help/customers"}}'),
  ('page-orders', 'orders', '{"type": "void", "x-component": "Page", "title": "Orders"}'),
  ('page-orders-grid', 'grid', '{"type": "void", "x-component": "TableV2", "x-decorator-props": {"collection": "orders", "dataSource": "main", "columns": ["orderNo", "state", "from", "limit", "note"], "help": "{{ $env.PUBLIC_URL }}/help/orders"}}'),
  ('page-products', 'products', '{"type": "void", "x-component": "Page", "title": "Products"}'),
  ('page-products-grid', 'grid', '{"type": "void", "x-component": "TableV2", "x-decorator-props": {"collection": "products", "dataSource": "main", "columns": ["sku", "title", "price", "attributes", "reorderLevel"], "help": "{{ $env.PUBLIC_URL }}/help/products"}}'),
  ('page-contracts', 'contracts', '{"type": "void", "x-component": "Page", "title": "Contracts"}'),
  ('page-contracts-grid', 'grid', '{"type": "void", "x-component": "TableV2", "x-decorator-props": {"collection": "contracts", "dataSource": "main", "columns": ["title", "validUntil", "terms"], "help": "{{ $env.PUBLIC_URL }}/help/contracts"}}'),
  ('page-customertotals', 'dashboard', '{"type": "void", "x-component": "Page", "title": "Dashboard"}'),
  ('page-customertotals-grid', 'grid', '{"type": "void", "x-component": "TableV2", "x-decorator-props": {"collection": "customerTotals", "dataSource": "main", "columns": ["name", "total"], "help": "{{ $env.PUBLIC_URL }}/help/customertotals"}}');
INSERT INTO "uiSchemaTreePath" ("ancestor", "descendant", "depth", "sort") VALUES
  ('page-customers', 'page-customers', 0, 1),
  ('page-customers-grid', 'page-customers-grid', 0, 1),
  ('page-customers', 'page-customers-grid', 1, 1),
  ('page-orders', 'page-orders', 0, 1),
  ('page-orders-grid', 'page-orders-grid', 0, 1),
  ('page-orders', 'page-orders-grid', 1, 1),
  ('page-products', 'page-products', 0, 1),
  ('page-products-grid', 'page-products-grid', 0, 1),
  ('page-products', 'page-products-grid', 1, 1),
  ('page-contracts', 'page-contracts', 0, 1),
  ('page-contracts-grid', 'page-contracts-grid', 0, 1),
  ('page-contracts', 'page-contracts-grid', 1, 1),
  ('page-customertotals', 'page-customertotals', 0, 1),
  ('page-customertotals-grid', 'page-customertotals-grid', 0, 1),
  ('page-customertotals', 'page-customertotals-grid', 1, 1);
INSERT INTO "workflows" ("id", "key", "title", "enabled", "type", "config", "current") VALUES
  (357500000000001, 'order-approved', 'Tell the customer', false, 'collection', '{"collection": "orders", "mode": 2, "condition": {"state": "approved"}}', NULL),
  (357500000000002, 'order-approved', 'Tell the customer and the warehouse', true, 'collection', '{"collection": "orders", "mode": 3, "condition": {"state": "approved"}}', true),
  (357500000000003, 'contract-ends', 'Remind of contracts that end', true, 'schedule', '{"mode": 0, "cron": "0 7 * * *"}', true);
INSERT INTO "flow_nodes" ("id", "key", "title", "upstreamId", "downstreamId", "type", "config", "workflowId") VALUES
  (357500000000101, 'n1', 'Send mail', NULL, NULL, 'mailer', '{"provider": {"host": "{{ $env.SMTP_HOST }}"}, "to": ["{{$context.data.email}}"], "subject": "Your order was approved"}', 357500000000001),
  (357500000000102, 'n2', 'Send mail', NULL, 357500000000103, 'mailer', '{"provider": {"host": "{{ $env.SMTP_HOST }}"}, "to": ["{{$context.data.email}}"], "subject": "Your order was approved"}', 357500000000002),
  (357500000000103, 'n3', 'Call the warehouse', 357500000000102, NULL, 'request', '{"url": "{{ $env.PUBLIC_URL }}/warehouse", "headers": [{"name": "Authorization", "value": "Bearer {{ $env.API_SECRET }}"}]}', 357500000000002),
  (357500000000104, 'n4', 'Send mail', NULL, NULL, 'mailer', '{"provider": {"host": "{{ $env.SMTP_HOST }}"}, "to": ["{{$context.data.email}}"], "subject": "A contract ends soon"}', 357500000000003);

-- Its users and data ---------------------------------------------------------------------------------------

INSERT INTO "users" ("nickname", "username", "email", "password", "appLang", "systemSettings") VALUES
  ('Dev Admin', 'admin', 'admin@dev.example', '334c74e2aef583f38d7858050ab68ed7ce88422aff1503fc13bb6c3d132342e86fad0e6fa9408d55db781ffdaf2c426c9baddd6e40b23701c431b6c328ba7ceb', 'en-US', '{}'),
  ('Ada Builder', 'ada', 'ada@dev.example', '0826a59961004728aa84801a9980ffc2a1ebaa8f15004a37e74e289b4706c2e973c06dd29e96a4ec89e7a5550fbc5fb6f76d1acd7f5166e4444a40bbfaf5e3c1', 'en-US', '{}'),
  ('Tess Tester', 'tess', 'tess@dev.example', '82c88d0359eb66fe8faf3704fc8d1138d185abeb907c0cf8118452b56982eacee11b79d395eb36b203f92155c96e683dcda155b93f9af6d4d63c2ea410077865', 'en-US', '{}');
INSERT INTO "rolesUsers" ("roleName", "userId", "default") VALUES
  ('root', 1, true),
  ('admin', 2, true),
  ('sales', 3, true);
INSERT INTO "labels" ("uid", "title", "color") VALUES
  ('6f1d3a52-0c0e-4b53-9f0b-1c6f6c2a7d01', 'New', 'green'),
  ('6f1d3a52-0c0e-4b53-9f0b-1c6f6c2a7d02', 'Sale', 'red'),
  ('6f1d3a52-0c0e-4b53-9f0b-1c6f6c2a7d03', 'Heavy', 'grey'),
  ('6f1d3a52-0c0e-4b53-9f0b-1c6f6c2a7d04', 'Fragile', 'gold');
INSERT INTO "products" ("id", "sku", "title", "price", "attributes", "reorderLevel") VALUES
  (357600000000001, 'SKU-001', 'Anchor', 149.9, '{"kg": 12}', 5),
  (357600000000002, 'SKU-002', 'Rope, 20 m', 39.5, '{"m": 20}', 25),
  (357600000000003, 'SKU-003', 'Fender "Large"', 24.0, '{}', 25),
  (357600000000004, 'SKU-004', 'Life vest', 89.0, '{"sizes": ["S", "M", "L"]}', 5),
  (357600000000005, 'SKU-005', 'Bilge pump', 119.0, '{"l/min": 40}', 25),
  (357600000000006, 'SKU-006', 'Captain''s chair', 420.0, '{"color": "Blau"}', 25),
  (357600000000007, 'SKU-007', 'Radar dome', 1890.0, '{"nm": 24}', 5),
  (357600000000008, 'SKU-008', 'Signal lamp', 64.0, '{}', 25);
INSERT INTO "productsLabels" ("productId", "labelUid") VALUES
  (357600000000001, '6f1d3a52-0c0e-4b53-9f0b-1c6f6c2a7d03'),
  (357600000000002, '6f1d3a52-0c0e-4b53-9f0b-1c6f6c2a7d02'),
  (357600000000006, '6f1d3a52-0c0e-4b53-9f0b-1c6f6c2a7d03'),
  (357600000000007, '6f1d3a52-0c0e-4b53-9f0b-1c6f6c2a7d01'),
  (357600000000007, '6f1d3a52-0c0e-4b53-9f0b-1c6f6c2a7d04'),
  (357600000000008, '6f1d3a52-0c0e-4b53-9f0b-1c6f6c2a7d01');
INSERT INTO "customers" (id, "createdAt", name, email, region, profile, "customerNo")
SELECT 357700000000000 + n, timestamptz '2026-01-05T08:00:00Z' + n * interval '3 hours', 'Customer ' || n,
       'office@customer' || n || '.example', (ARRAY['north', 'south', 'east', 'west'])[1 + n % 4],
       jsonb_build_object('employees', 5 + n * 7 % 90, 'vip', n % 10 = 0), 'C-' || lpad(n::text, 5, '0')
FROM generate_series(1, 8) n;
INSERT INTO "orders" ("createdAt", "orderNo", "customerId", state, "from", "limit", note)
SELECT timestamptz '2026-02-01T09:00:00Z' + n * interval '17 minutes', 'D-' || lpad(n::text, 6, '0'),
       357700000000000 + 1 + n * 31 % 8, (ARRAY['new', 'approved', 'shipped', 'closed'])[1 + n % 4],
       date '2026-02-01' + n % 60, NULLIF(n % 5, 0) * 100, CASE WHEN n % 11 = 0 THEN E'Ring twice.\nAsk for O''Neil.' END
FROM generate_series(1, 40) n;
INSERT INTO "orderItems" ("orderId", "position", "productId", quantity, price)
SELECT o.id, p, 357600000000000 + 1 + (o.id + p) % 6, 1 + (o.id * p) % 7, round((10 + (o.id * 13 + p * 7) % 400)::numeric, 2)
FROM "orders" o CROSS JOIN generate_series(1, 2) p;
INSERT INTO "sequences" (collection, field, key, current, "lastGeneratedAt")
VALUES ('customers', 'customerNo', 54462, 8, '2026-03-01T12:00:00Z');
INSERT INTO "persons" ("name", "email") VALUES
  ('Ulla Friend', 'ulla@example.org');
INSERT INTO "employees" ("name", "email", "hiredOn") VALUES
  ('Emil Dev', 'emil@dev.example', '2026-01-02');
INSERT INTO "executions" (id, "workflowId", key, context, status, "startedAt")
SELECT 357500000000500 + n, 357500000000001, 'order-approved', json_build_object('order', n), 1, timestamptz '2026-02-10T00:00:00Z' + n * interval '1 hour'
FROM generate_series(1, 5) n;
INSERT INTO "contracts" ("id", "createdAt", "title", "customerId", "validUntil", "terms") VALUES
  (357900000000001, '2026-02-20T10:00:00Z', 'Frame contract', 357700000000001, '2027-12-31', '{"noticeDays": 90, "discount": 0.05}'),
  (357900000000002, '2026-02-21T10:00:00Z', 'Service contract', 357700000000002, '2026-12-31', '{"noticeDays": 30}');
